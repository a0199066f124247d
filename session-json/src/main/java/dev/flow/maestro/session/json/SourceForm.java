package dev.flow.maestro.session.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document had that its session does not: members that we do not know, and numbers and
 * timestamps in another form than ours. A rewrite gives both back as they were.
 */
final class SourceForm {

  /** A member that we do not know, as it stood in the document. */
  record UnknownMember(String name, String value) {}

  private record Spelling(String ours, String theirs) {}

  private final Map<String, List<UnknownMember>> unknownByObject = new HashMap<>();
  private final Map<String, Spelling> spellingByMember = new HashMap<>();

  /** Keeps a member of the object at this path; the document itself is at "". */
  void keepUnknown(String object, String name, String value) {
    unknownByObject
        .computeIfAbsent(object, path -> new ArrayList<>())
        .add(new UnknownMember(name, value));
  }

  /** Keeps how the value of a member was written, where we would write it otherwise. */
  void keepSpelling(String member, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      spellingByMember.put(member, new Spelling(ours, theirs));
    }
  }

  /** The members of the object at this path that we do not know, in their order. */
  List<UnknownMember> unknownIn(String object) {
    return unknownByObject.getOrDefault(object, List.of());
  }

  /** How to write a member: as the document did, if the value is still the same. */
  String spell(String member, String ours) {
    Spelling spelling = spellingByMember.get(member);
    return spelling != null && spelling.ours.equals(ours) ? spelling.theirs : ours;
  }
}
