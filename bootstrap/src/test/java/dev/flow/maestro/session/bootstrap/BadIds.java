package dev.flow.maestro.session.bootstrap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Texts that are given for an id and are none, by what is special about them. */
final class BadIds {

  /** One that is well formed and nobody's. */
  static final String ANY = "0b0e7a52-9f4e-4b7c-8d3c-2f1a5e6d7c8b";

  private BadIds() {}

  static Map<String, String> all() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("empty", "");
    ids.put("a dot", ".");
    ids.put("two dots", "..");
    ids.put("a way up", "../x");
    ids.put("a way in and up", "a/../../b");
    ids.put("a way up in the middle of ids", ANY + "/../../x");
    ids.put("an absolute path", "/etc/passwd");
    ids.put("backslashes", "..\\..\\x");
    ids.put("a drive letter", "C:\\x");
    ids.put("NUL", "0b0e\0");
    ids.put("NUL in a path", "../x\0.json");
    ids.put("a newline", "0b0e\n");
    ids.put("a newline behind an id", ANY + "\n");
    ids.put("an escape sequence", "\u001b[2J");
    ids.put("256 bytes", "a".repeat(256));
    ids.put("5000 bytes", "a".repeat(5000));
    ids.put("a device of Windows", "CON");
    ids.put("a device of Windows with an ending", "nul.json");
    ids.put("a trailing dot", ANY + ".");
    ids.put("a trailing blank", ANY + " ");
    ids.put("a stream of NTFS", "id:stream");
    ids.put("percent signs", "%2e%2e%2f");
    ids.put("a leading dash", "-x");
    ids.put("a flag", "--help");
    ids.put("upper case", ANY.toUpperCase(Locale.ROOT));
    ids.put("non-ASCII letters", "\u00e9\u0130");
    ids.put("digits of another script", "\u0661\u0662\u0663");
    ids.put("a right-to-left mark", "\u202e0b0e");
    ids.put("a lone surrogate", "0b0e\ud83d");
    ids.put("a name of ours: sessions", "sessions");
    ids.put("a name of ours: locks", "../locks");
    ids.put("a name of ours: metadata.json", "metadata.json");
    ids.put("a pattern of the shell", "*");
    ids.put("a pattern of the shell with choices", "{0,1,2,3,4,5,6,7,8,9,a,b,c,d,e,f}*");
    ids.put("a regular expression", ".*");
    ids.put("a pattern of SQL", "%");
    ids.put("a short UUID", "1-1-1-1-1");
    ids.put("braces around a UUID", "{" + ANY + "}");
    return Collections.unmodifiableMap(ids);
  }
}
