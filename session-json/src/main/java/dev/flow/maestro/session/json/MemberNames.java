package dev.flow.maestro.session.json;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * The names of the members of one object, to find one that is there twice. Keeps only where they
 * are in the document, so that millions of them fit where they have to.
 */
final class MemberNames {

  private static final int INITIAL = 16;

  /** Differs from run to run, so that nobody can write names that all fall together. */
  private static final int SEED = new Random().nextInt();

  private final byte[] json;

  /** Open addressing; the place of a name's first quote, plus 1, and 0 where there is none. */
  private int[] table = new int[INITIAL];

  private int size;

  MemberNames(byte[] json) {
    this.json = json;
  }

  /** Adds the name that begins with this quote; false if it is there already. */
  boolean add(int quote) {
    if (size >= table.length - table.length / 4) {
      grow();
    }
    if (!insert(table, quote)) {
      return false;
    }
    size++;
    return true;
  }

  private void grow() {
    int[] larger = new int[table.length * 2];
    for (int place : table) {
      if (place != 0) {
        insert(larger, place - 1);
      }
    }
    table = larger;
  }

  private boolean insert(int[] into, int quote) {
    int mask = into.length - 1;
    int slot = hash(quote) & mask;
    while (into[slot] != 0) {
      if (isSame(into[slot] - 1, quote)) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    into[slot] = quote + 1;
    return true;
  }

  private boolean isSame(int one, int other) {
    for (int i = 1; ; i++) {
      byte left = json[one + i];
      byte right = json[other + i];
      if (left == '\\' || right == '\\') {
        return RawJson.string(json, one).equals(RawJson.string(json, other));
      }
      if (left != right) {
        return false;
      }
      if (left == '"') {
        return true;
      }
    }
  }

  private int hash(int quote) {
    int hash = SEED;
    for (int at = quote + 1; json[at] != '"'; at++) {
      if (json[at] == '\\') {
        return mixed(hashOfText(RawJson.string(json, quote)));
      }
      hash = with(hash, json[at]);
    }
    return mixed(hash);
  }

  private static int hashOfText(String name) {
    int hash = SEED;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = with(hash, b);
    }
    return hash;
  }

  private static int with(int hash, byte b) {
    // FNV-1a, see https://www.rfc-editor.org/rfc/rfc9923
    return (hash ^ (b & 0xFF)) * 0x01000193;
  }

  private static int mixed(int hash) {
    return hash ^ (hash >>> 15) ^ (hash >>> 7);
  }
}
