package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a value of a flag is, so that shells and programs know what may stand there. */
enum ValueKind {
  /** A switch, which takes no value. */
  NONE,
  /** One of the words that the placeholder names, such as {@code json|pretty}. */
  CHOICE,
  /** A status. */
  STATUS,
  /** A status that ends a session. */
  FINAL_STATUS,
  /** A phase. */
  PHASE,
  /** What a session may come to: a status after {@code status=}, or a word. */
  GOAL,
  /** A session: its id, the beginning of it, or {@code last}. */
  SESSION,
  /** A session in the trash. */
  TRASHED,
  /** The name of a template. */
  TEMPLATE,
  /** Names of members of a session, with commas between. */
  FIELDS,
  /** A member of a session, {@code =} and its value. */
  FIELD_VALUE,
  /** A member of a session that is a number, {@code =} and a number. */
  FIELD_NUMBER,
  /** The path of a file. */
  FILE,
  /** The path of a folder. */
  FOLDER,
  /** A store: one of the fixed names, or the address of a database. */
  STORE,
  /** A whole number. */
  NUMBER,
  /** An instant or a date. */
  TIME,
  /** A span of time, such as {@code 30m}. */
  SPAN,
  /** Anything else. */
  TEXT,
  /** Nobody has said it yet. */
  UNKNOWN;

  /** The kind that a placeholder stands for in all commands. */
  static ValueKind of(String placeholder) {
    return switch (placeholder) {
      case "S" -> STATUS;
      case "P" -> PHASE;
      case "GOAL" -> GOAL;
      case "ID" -> SESSION;
      case "NAME" -> TEMPLATE;
      case "NAME,..." -> FIELDS;
      case "FIELD=VALUE" -> FIELD_VALUE;
      case "FIELD=N" -> FIELD_NUMBER;
      case "FILE", "PATH" -> FILE;
      case "DIR" -> FOLDER;
      case "STORE" -> STORE;
      case "N" -> NUMBER;
      case "T" -> TIME;
      case "SPAN" -> SPAN;
      case "TEXT", "PATTERN", "OBJECT", "NAME=VALUE", "B", "V", "KEY", "CURSOR" -> TEXT;
      default ->
          // Small letters stand for themselves.
          placeholder.equals(placeholder.toLowerCase(Locale.ROOT)) ? CHOICE : UNKNOWN;
    };
  }

  /** The name for programs. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The values that can be told without looking into a store, or their beginnings. */
  List<String> fixed(Optional<String> placeholder) {
    return switch (this) {
      case CHOICE -> List.of(placeholder.orElse("").split("\\|", -1));
      case STATUS -> SessionStatus.keys();
      case FINAL_STATUS ->
          List.of(SessionStatus.values()).stream()
              .filter(SessionStatus::isTerminal)
              .map(SessionStatus::key)
              .toList();
      case PHASE -> SessionPhase.keys();
      case GOAL ->
          Stream.concat(
                  Stream.of("terminal", "deleted"),
                  SessionStatus.keys().stream().map(status -> "status=" + status))
              .toList();
      case FIELDS -> SessionFields.known();
      case FIELD_VALUE -> SessionField.updatablePaths();
      case FIELD_NUMBER ->
          List.of(SessionField.values()).stream()
              .filter(field -> field.isUpdatable() && field.isNumber())
              .map(SessionField::path)
              .toList();
      case STORE -> List.of("files", "memory");
      case NONE, SESSION, TRASHED, TEMPLATE, FILE, FOLDER, NUMBER, TIME, SPAN, TEXT, UNKNOWN ->
          List.of();
    };
  }
}
