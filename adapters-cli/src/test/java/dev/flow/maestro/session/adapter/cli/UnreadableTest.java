package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the program makes of records that cannot be read. */
class UnreadableTest {

  private static final UnreadableRecord DAMAGED =
      new UnreadableRecord(
          Cli.id(2).toString(),
          "/repo/02/metadata.json",
          Optional.of("statistics.total_tasks"),
          OptionalLong.of(611),
          "must be a whole number");
  private static final UnreadableRecord HOSTILE =
      UnreadableRecord.whole("x", "/repo/\u001b[2J\u202e", "is empty\nerror: fake");

  private final Cli cli = new Cli();

  @BeforeEach
  void createOneGoodSession() {
    cli.run("create", "--feature-request", "Add user authentication");
    cli.over(
        new FailingRepository(new UnreadableSessionException(DAMAGED)) {
          @Override
          public QueryResult query(SessionQuery query) {
            List<Session> good = cli.repository.query(query).sessions();
            return new QueryResult(good, List.of(DAMAGED, HOSTILE));
          }

          @Override
          public List<SessionId> idsStartingWith(String prefix) {
            return List.of(Cli.id(2));
          }
        });
  }

  @Nested
  class AList {

    @Test
    void printsTheGoodOnesAndWarnsOfEachOfTheOthers() {
      CliRun run = cli.run("list");

      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .isEqualTo(SessionText.compact(SessionText.prettyArray(SessionText.CREATED)));
      assertThat(run.err())
          .isEqualTo(
              "warning: cannot read /repo/02/metadata.json, member statistics.total_tasks,"
                  + " at byte 611: must be a whole number\n"
                  + "warning: cannot read /repo/\\u001b[2J\\u202e: is empty\\u000aerror: fake\n");
    }

    @Test
    void warnsInJsonWhereJsonWasAskedFor() {
      CliRun run = cli.run("list", "--output=json");

      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .isEqualTo(SessionText.compact(SessionText.prettyArray(SessionText.CREATED)));
      assertThat(run.err())
          .isEqualTo(
              "{\"warning\": \"cannot read /repo/02/metadata.json, member statistics.total_tasks,"
                  + " at byte 611: must be a whole number\", \"code\": \"unreadable\","
                  + " \"record\": \"02000000-0000-4000-8000-000000000000\","
                  + " \"path\": \"/repo/02/metadata.json\","
                  + " \"member\": \"statistics.total_tasks\", \"offset\": 611,"
                  + " \"reason\": \"must be a whole number\"}\n"
                  + "{\"warning\": \"cannot read /repo/\\u001b[2J\\u202e: is empty\\nerror: fake\","
                  + " \"code\": \"unreadable\", \"record\": \"x\","
                  + " \"path\": \"/repo/\\u001b[2J\\u202e\","
                  + " \"reason\": \"is empty\\nerror: fake\"}\n");
    }
  }

  @Nested
  class OneSession {

    private static final String ERROR =
        "error: cannot read /repo/02/metadata.json, member statistics.total_tasks,"
            + " at byte 611: must be a whole number";
    private static final String HINT = "hint: the file was not changed; repair or restore it";

    @Test
    void cannotBeGot() {
      cli.run("get", "--session-id", "02").failed(6, ERROR, HINT);
    }

    @Test
    void hasNoHistoryThatCouldBeTold() {
      cli.run("history", "--session-id", "02").failed(6, ERROR, HINT);
    }

    @Test
    void cannotBeMoved() {
      cli.run("transition", "--session-id", "02", "--status", "planning").failed(6, ERROR, HINT);
    }

    @Test
    void cannotBeUpdated() {
      cli.run("update", "--session-id", "02", "--phase", "plan").failed(6, ERROR, HINT);
    }
  }
}
