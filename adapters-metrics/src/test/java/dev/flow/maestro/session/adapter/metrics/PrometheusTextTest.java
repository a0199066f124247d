package dev.flow.maestro.session.adapter.metrics;

import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void isAsTheFormatHasIt() {
    Counter.builder("some.events")
        .description("What happened")
        .tags("from", "here", "to", "there")
        .register(registry)
        .increment(3);
    Counter.builder("some.events")
        .description("What happened")
        .tags("from", "a", "to", "b")
        .register(registry)
        .increment();
    Gauge.builder("now.there", () -> 1.5).baseUnit("things").register(registry);
    registry.timer("work").record(250, TimeUnit.MILLISECONDS);

    assertThat(PrometheusText.of(registry))
        .isEqualTo(
            """
            # TYPE now_there_things gauge
            now_there_things 1.5
            # HELP some_events_total What happened
            # TYPE some_events_total counter
            some_events_total{from="a",to="b"} 1.0
            some_events_total{from="here",to="there"} 3.0
            # TYPE work_seconds summary
            work_seconds_count 1.0
            work_seconds_sum 0.25
            # TYPE work_seconds_max gauge
            work_seconds_max 0.25
            """);
  }

  @Test
  void quotesWhatWouldEndALabelOrALine() {
    Counter.builder("odd")
        .description("one \\ two\nthree \"four\"")
        .tag("path", "C:\\x\n\"y\"")
        .register(registry);

    String text = PrometheusText.of(registry);

    assertThat(text)
        .contains("# HELP odd_total one \\\\ two\\nthree \"four\"\n")
        .contains("odd_total{path=\"C:\\\\x\\n\\\"y\\\"\"} 0.0\n");
    assertThat(ParsedText.of(text).values()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"NaN,NaN", "Infinity,+Inf", "-Infinity,-Inf", "1.0E300,1.0E300", "-0.5,-0.5"})
  void writesEveryNumber(double value, String text) {
    Gauge.builder("g", () -> value).register(registry);

    assertThat(PrometheusText.of(registry)).endsWith("g " + text + "\n");
    assertThat(ParsedText.of(PrometheusText.of(registry)).values()).containsEntry("g", value);
  }

  @Test
  void isEmptyWhereNothingIs() {
    assertThat(PrometheusText.of(registry)).isEmpty();
  }

  @Test
  void refusesAMeterThatItHasNoTextFor() {
    registry.summary("sizes").record(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrometheusText.of(registry))
        .withMessageContaining("sizes");
  }

  @Nested
  class OfOurMeters {

    private final Scene scene = new Scene();

    private MeterFilter withoutBuckets() {
      return new MeterFilter() {
        @Override
        public DistributionStatisticConfig configure(
            Meter.Id id, DistributionStatisticConfig config) {
          return DistributionStatisticConfig.builder()
              .percentilesHistogram(false)
              .build()
              .merge(config);
        }
      };
    }

    @Test
    void isWhatMicrometersOwnRegistryForPrometheusWrites() {
      PrometheusMeterRegistry theirs = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      theirs.config().meterFilter(withoutBuckets());
      scene.registry.config().meterFilter(withoutBuckets());
      scene.metrics.bindTo(theirs);
      SessionCensus census = new SessionCensus(scene.store, Duration.ofDays(1));
      census.bindTo(theirs);
      census.bindTo(scene.registry);
      scene.create();
      scene.go(scene.create(), 100, PLANNING, FAILED);
      assertThatThrownBy(() -> scene.go(scene.create(), 1, COMPLETED)).isNotNull();
      scene.metrics.onLockWait(Duration.ofMillis(2), true);

      ParsedText ours = ParsedText.of(PrometheusText.of(scene.registry));
      ParsedText expected = ParsedText.of(theirs.scrape());

      assertThat(ours.types()).isEqualTo(expected.types());
      assertThat(ours.helps()).isEqualTo(expected.helps());
      assertThat(ours.values().keySet()).isEqualTo(expected.values().keySet());
      assertThat(ours.values())
          .hasSizeGreaterThan(20)
          .allSatisfy(
              (sample, value) ->
                  assertThat(value)
                      .as(sample)
                      .isEqualTo(expected.values().get(sample), within(1e-9)));
    }
  }

  /** The parser of these tests is as strict as they need it. */
  @Nested
  class TheParser {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a 1",
          "a 1\n",
          "# TYPE a gauge\na 1 1700000000\n",
          "# TYPE a gauge\na{b=\"c\"d\"} 1\n",
          "# TYPE a gauge\na{b=\"\\x\"} 1\n",
          "# TYPE a-b gauge\na-b 1\n",
          "# TYPE a gauge\na 1\na 2\n",
          "# TYPE a gauge\n# TYPE a gauge\n",
          "# TYPE a gauge\na{x=\"1\"} 1\n# TYPE b gauge\nb 1\na{x=\"2\"} 1\n",
          "# TYPE a gauge\na one\n",
          "# TYPE a gauge\n\na 1\n",
          "# TYPE a counter\na_sum 1\n"
        })
    void refusesWhatIsNotTheFormat(String text) {
      assertThatThrownBy(() -> ParsedText.of(text)).isInstanceOf(AssertionError.class);
    }
  }
}
