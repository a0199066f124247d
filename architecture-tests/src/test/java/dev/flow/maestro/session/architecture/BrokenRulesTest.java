package dev.flow.maestro.session.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.flow.maestro.session.adapter.fs.BreaksAnAdapter;
import dev.flow.maestro.session.application.BreaksTheApplication;
import dev.flow.maestro.session.domain.BreaksTheDomain;
import org.junit.jupiter.api.Test;

/** Each rule must fail on a class that breaks it. */
class BrokenRulesTest {

  private static String failuresOf(ArchRule rule, Class<?> culprit) {
    return rule.evaluate(new ClassFileImporter().importClasses(culprit))
        .getFailureReport()
        .toString();
  }

  @Test
  void theArrowsOfTheDomain() {
    assertThat(failuresOf(ArrowsTest.uses("domain"), BreaksTheDomain.class))
        .contains("JsonFactory");
  }

  @Test
  void theArrowsOfTheApplication() {
    assertThat(failuresOf(ArrowsTest.uses("application"), BreaksTheApplication.class))
        .contains("FileSessionRepository");
  }

  @Test
  void theArrowsOfAnAdapter() {
    assertThat(failuresOf(ArrowsTest.uses("adapter.fs"), BreaksAnAdapter.class))
        .contains("JGitContextDetector");
  }

  @Test
  void noClockAndNoRandomNumber() {
    assertThat(failuresOf(PurityTest.noClockOrRandom("domain"), BreaksTheDomain.class))
        .contains("Instant.now()")
        .contains("randomUUID()");
    assertThat(failuresOf(PurityTest.noClockOrRandom("application"), BreaksTheApplication.class))
        .contains("nanoTime()")
        .contains("ThreadLocalRandom");
  }

  @Test
  void nothingButJavaBase() {
    assertThat(failuresOf(PurityTest.onlyJavaBase(), BreaksTheDomain.class))
        .contains("java.sql.Connection");
  }
}
