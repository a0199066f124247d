package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.RetentionSettings;

/** Tells what a store is to keep, as somebody has set it. Safe for use by several threads. */
@FunctionalInterface
public interface RetentionSettingsSource {

  /**
   * Reads what is set now.
   *
   * @return the settings; the defaults, where nothing is set
   * @throws dev.flow.maestro.session.domain.UnreadableSettingsException if what is set makes no
   *     sense, or cannot be read
   */
  RetentionSettings read();

  /** Nothing is set. */
  static RetentionSettingsSource none() {
    return RetentionSettings::defaults;
  }
}
