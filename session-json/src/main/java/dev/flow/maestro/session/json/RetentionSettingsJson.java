package dev.flow.maestro.session.json;

import dev.flow.maestro.session.domain.Durations;
import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what somebody has set to be kept, such as {@code {"retention": {"older_than": "30d",
 * "keep": 10, "statuses": ["completed"]}, "trash": {"keep_for": "30d"}}}. Each member may be left
 * out, but for {@code older_than} where there is a {@code retention}; one that is not known is an
 * error, because what is misspelt would not be kept.
 */
public final class RetentionSettingsJson {

  private static final String RETENTION = "retention";
  private static final String OLDER_THAN = "older_than";
  private static final String KEEP = "keep";
  private static final String STATUSES = "statuses";
  private static final String TRASH = "trash";
  private static final String KEEP_FOR = "keep_for";

  private final JsonCursor json;
  private Optional<RetentionPolicy> policy = Optional.empty();
  private Duration keepInTrash = RetentionSettings.DEFAULT_KEEP_IN_TRASH;

  private RetentionSettingsJson(JsonCursor json) {
    this.json = json;
  }

  /**
   * Reads the settings.
   *
   * @throws MalformedDocumentException naming the member and the offset where it can
   */
  public static RetentionSettings parse(byte[] document) throws MalformedDocumentException {
    return new RetentionSettingsJson(JsonCursor.atObject(document)).read();
  }

  private RetentionSettings read() throws MalformedDocumentException {
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      switch (member.get()) {
        case RETENTION -> policy = Optional.of(policy());
        case TRASH -> readTrash();
        default -> throw unknown(List.of(RETENTION, TRASH));
      }
    }
    json.requireEnd();
    return new RetentionSettings(policy, keepInTrash);
  }

  private RetentionPolicy policy() throws MalformedDocumentException {
    json.requireObject();
    Optional<Duration> olderThan = Optional.empty();
    int keep = 0;
    Set<SessionStatus> statuses = EnumSet.of(SessionStatus.COMPLETED, SessionStatus.FAILED);
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      switch (member.get()) {
        case OLDER_THAN -> olderThan = Optional.of(span());
        case KEEP -> keep = count();
        case STATUSES -> statuses = statuses();
        default -> throw unknown(List.of(OLDER_THAN, KEEP, STATUSES));
      }
    }
    if (olderThan.isEmpty()) {
      throw json.missing(RETENTION + "." + OLDER_THAN);
    }
    return new RetentionPolicy(olderThan.get(), keep, statuses);
  }

  private void readTrash() throws MalformedDocumentException {
    json.requireObject();
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      if (!member.get().equals(KEEP_FOR)) {
        throw unknown(List.of(KEEP_FOR));
      }
      keepInTrash = span();
    }
  }

  private Duration span() throws MalformedDocumentException {
    Optional<Duration> span = Durations.parse(json.string());
    if (span.isEmpty()) {
      throw json.malformed("must be " + Durations.FORM);
    }
    return span.get();
  }

  private int count() throws MalformedDocumentException {
    long count = json.integer();
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw json.malformed("must be a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) count;
  }

  private Set<SessionStatus> statuses() throws MalformedDocumentException {
    json.requireArray();
    Set<SessionStatus> statuses = EnumSet.noneOf(SessionStatus.class);
    while (json.nextElement()) {
      statuses.add(status());
    }
    if (statuses.isEmpty()) {
      throw json.malformed(
          "must name at least one of " + String.join(", ", RetentionPolicy.ends()));
    }
    return statuses;
  }

  private SessionStatus status() throws MalformedDocumentException {
    String key = json.string();
    if (!RetentionPolicy.ends().contains(key)) {
      throw json.malformed("must be one of " + String.join(", ", RetentionPolicy.ends()));
    }
    return SessionStatus.parse(key);
  }

  private MalformedDocumentException unknown(List<String> known) {
    return json.malformed("is not known; known: " + String.join(", ", known));
  }
}
