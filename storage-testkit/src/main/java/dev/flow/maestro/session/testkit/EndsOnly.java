package dev.flow.maestro.session.testkit;

import org.assertj.core.presentation.StandardRepresentation;

/** Shows a long value by its beginning and its end, so that a text of 1 MiB floods no report. */
final class EndsOnly extends StandardRepresentation {

  private static final int SHOWN = 2_000;

  @Override
  public String toStringOf(Object object) {
    String text = super.toStringOf(object);
    int length = text.length();
    return length <= 2 * SHOWN
        ? text
        : text.substring(0, SHOWN)
            + " ... ("
            + (length - 2 * SHOWN)
            + " characters) ... "
            + text.substring(length - SHOWN);
  }
}
