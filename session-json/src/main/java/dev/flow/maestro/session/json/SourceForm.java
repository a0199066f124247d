package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document had that its session does not: members that we do not know, and numbers and
 * timestamps in another form than ours. A rewrite gives both back as they were.
 */
final class SourceForm {

  private record Spelling(String ours, String theirs) {}

  private final Map<String, List<RawMembers>> unknownByObject = new HashMap<>();
  private final Map<String, Spelling> spellingByMember = new HashMap<>();

  /** Keeps a member of the object at this path; the document itself is at "". */
  void keepUnknown(String object, RawMembers member) {
    List<RawMembers> unknown = unknownByObject.computeIfAbsent(object, path -> new ArrayList<>());
    int last = unknown.size() - 1;
    // One after another they are one piece of the document, however many they are.
    if (last >= 0 && unknown.get(last).isFollowedBy(member)) {
      unknown.set(last, unknown.get(last).upTo(member));
    } else {
      unknown.add(member);
    }
  }

  /** Lets go of the document where little of it is kept. */
  void detach() {
    if (unknownByObject.isEmpty()) {
      return;
    }
    long kept =
        unknownByObject.values().stream().flatMap(List::stream).mapToLong(RawMembers::length).sum();
    unknownByObject.values().forEach(all -> all.replaceAll(members -> members.detachedIf(kept)));
  }

  /** Keeps how the value of a member was written, where we would write it otherwise. */
  void keepSpelling(String member, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      spellingByMember.put(member, new Spelling(ours, theirs));
    }
  }

  /** Writes the members of the object at this path that we do not know, in their order. */
  void writeUnknown(String object, JsonGenerator json) throws IOException {
    for (RawMembers members : unknownByObject.getOrDefault(object, List.of())) {
      members.writeTo(json);
    }
  }

  /** How to write a member: as the document did, if the value is still the same. */
  String spell(String member, String ours) {
    Spelling spelling = spellingByMember.get(member);
    return spelling != null && spelling.ours.equals(ours) ? spelling.theirs : ours;
  }
}
