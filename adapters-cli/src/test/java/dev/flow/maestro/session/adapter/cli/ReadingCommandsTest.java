package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReadingCommandsTest {

  private final Cli cli = new Cli();

  @BeforeEach
  void createSession() {
    cli.run("create", "--feature-request", "Add user authentication");
  }

  @Nested
  class Get {

    @Test
    void printsTheSessionOnOneLine() {
      assertThat(cli.run("get", "--session-id", Cli.id(1).toString()).data())
          .isEqualTo(SessionText.CREATED.compact());
    }

    @Test
    void printsTheSessionIndented() {
      assertThat(cli.run("get", "--session-id", Cli.id(1).toString(), "--output", "pretty").data())
          .isEqualTo(SessionText.CREATED.pretty());
    }

    @Test
    void changesNothing() {
      var before = cli.content();

      cli.run("get", "--session-id", "01").data();

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void tellsThatThereIsNoSuchSession() {
      cli.run("get", "--session-id", Cli.id(2).toString())
          .failed(
              3,
              "error: no session \"02000000-0000-4000-8000-000000000000\"",
              "hint: maestro-session list --limit 0 shows all sessions");
    }
  }

  @Nested
  class History {

    private static final String EVENTS =
        """
        [
          {
            "session_id": "01000000-0000-4000-8000-000000000000",
            "revision": 1,
            "at": "2026-01-07T13:02:57.119275Z",
            "type": "created",
            "to": "initializing",
            "changes": []
          },
          {
            "session_id": "01000000-0000-4000-8000-000000000000",
            "revision": 2,
            "at": "2026-01-07T13:02:59.119275Z",
            "type": "transitioned",
            "from": "initializing",
            "to": "planning",
            "reason": "t\\u00fcchtig \\u001b[31m",
            "changes": [
              {
                "field": "status",
                "before": "initializing",
                "after": "planning"
              },
              {
                "field": "current_phase",
                "after": "plan"
              }
            ]
          },
          {
            "session_id": "01000000-0000-4000-8000-000000000000",
            "revision": 3,
            "at": "2026-01-07T13:03:01.119275Z",
            "type": "updated",
            "from": "planning",
            "to": "planning",
            "changes": [
              {
                "field": "statistics.total_tasks",
                "before": 0,
                "after": 10
              },
              {
                "field": "statistics.duration_seconds",
                "before": 0.0,
                "after": 1.5
              },
              {
                "field": "configuration.auto_checkpoint",
                "before": true,
                "after": false
              }
            ]
          }
        ]
        """;

    @BeforeEach
    void changeTheSession() {
      cli.clock.advance(Duration.ofSeconds(2));
      cli.run(
          "transition", "--session-id=01", "--status=planning", "--reason", "tüchtig \u001b[31m");
      cli.clock.advance(Duration.ofSeconds(2));
      cli.run(
          "update",
          "--session-id=01",
          "--set=statistics.total_tasks=10",
          "--set=statistics.duration_seconds=1.5",
          "--set=configuration.auto_checkpoint=false");
    }

    @Test
    void printsTheEventsOnOneLine() {
      assertThat(cli.run("history", "--session-id", Cli.id(1).toString()).data())
          .isEqualTo(SessionText.compact(EVENTS));
    }

    @Test
    void printsTheEventsIndented() {
      assertThat(cli.run("history", "--session-id", "01", "--output", "pretty").data())
          .isEqualTo(EVENTS);
    }

    @Test
    void tellsThatThereIsNoSuchSession() {
      cli.run("history", "--session-id", Cli.id(2).toString())
          .failed(
              3,
              "error: no session \"02000000-0000-4000-8000-000000000000\"",
              "hint: maestro-session list --limit 0 shows all sessions");
    }
  }

  @Nested
  class Delete {

    private static final String ID = "01000000-0000-4000-8000-000000000000";

    @Test
    void printsTheIdOnOneLine() {
      assertThat(cli.run("delete", "--session-id", ID).data())
          .isEqualTo("{\"deleted\": \"" + ID + "\"}\n");
    }

    @Test
    void printsTheWholeIdIndentedWhenGivenItsBeginning() {
      assertThat(cli.run("delete", "--session-id", "01", "--output", "pretty").data())
          .isEqualTo("{\n  \"deleted\": \"" + ID + "\"\n}\n");
    }

    @Test
    void removesThatSessionOnly() {
      cli.run("create", "--feature-request", "stays");

      cli.run("delete", "--session-id", ID).data();

      assertThat(cli.content()).containsOnlyKeys(Cli.id(2));
    }

    @Test
    void tellsThatThereIsNoSuchSessionAnyMore() {
      cli.run("delete", "--session-id", ID).data();

      cli.run("delete", "--session-id", ID)
          .failed(
              3,
              "error: no session \"" + ID + "\"",
              "hint: maestro-session list --limit 0 shows all sessions");
    }
  }
}
