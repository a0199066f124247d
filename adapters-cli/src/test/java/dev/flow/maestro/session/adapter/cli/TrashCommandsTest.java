package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The commands delete, trash, hold and release. */
class TrashCommandsTest {

  private static final String ID = Cli.id(1).toString();
  private static final String ENTRY = ID + ".20260107T130257119275Z";

  private final Cli cli = new Cli();

  @BeforeEach
  void createOne() {
    cli.with(aSession().withId(Cli.id(1)).asking("Add user authentication"));
  }

  @Nested
  class Delete {

    @Test
    void movesToTheTrash() {
      assertThat(cli.run("delete", ID).data()).isEqualTo("{\"deleted\": \"" + ID + "\"}\n");

      assertThat(cli.content()).isEmpty();
      assertThat(cli.run("trash", "list").ids()).containsExactly(ID);
    }

    @Test
    void forGoodLeavesNothingInTheTrash() {
      assertThat(cli.run("delete", ID, "--permanent").data())
          .isEqualTo("{\"deleted\": \"" + ID + "\"}\n");

      assertThat(cli.content()).isEmpty();
      assertThat(cli.run("trash", "list").data()).isEqualTo("[]\n");
    }
  }

  @Nested
  class TrashList {

    @Test
    void showsWhatItWasAndWhenItCame() {
      cli.run("delete", ID);

      assertThat(cli.run("trash", "list").data())
          .isEqualTo(
              "[{\"session_id\": \""
                  + ID
                  + "\", \"deleted_at\": \"2026-01-07T13:02:57.119275Z\", \"entry\": \""
                  + ENTRY
                  + "\", \"feature_request\": \"Add user authentication\","
                  + " \"status\": \"initializing\","
                  + " \"created_at\": \"2026-01-07T13:02:57.119275Z\", \"revision\": 1}]\n");
    }

    @Test
    void isATableOnATerminal() {
      cli.environment.put("NO_COLOR", "1");
      cli.run("delete", ID);
      cli.clock.advance(Duration.ofHours(5));

      assertThat(cli.onTerminal().run("trash", "list").out())
          .isEqualTo(
              """
              ENTRY     STATUS          DELETED  REQUEST
              01000000  ○ initializing  5h ago   Add user authentication
              """);
      assertThat(cli.run("trash", "list", "--output=jsonl").data()).startsWith("{").endsWith("}\n");
      cli.run("trash", "restore", "01000000");
      assertThat(cli.run("trash", "list").err()).isEqualTo("the trash is empty\n");
    }

    @Test
    void hasTheWholeNameOfASessionThatIsThereTwice() {
      cli.run("delete", ID);
      cli.clock.advance(Duration.ofSeconds(1));
      cli.with(aSession().withId(Cli.id(1)));
      cli.run("delete", ID);

      assertThat(cli.run("trash", "list", "--output=table").out()).contains(ENTRY);
    }

    @Test
    void showsTheLastThatCameFirst() {
      cli.with(aSession().withId(Cli.id(2)));
      cli.run("delete", Cli.id(2).toString());
      cli.clock.advance(Duration.ofSeconds(1));
      cli.run("delete", ID);

      assertThat(cli.run("trash", "list").ids()).containsExactly(ID, Cli.id(2).toString());
    }
  }

  @Nested
  class TrashRestore {

    @Test
    void bringsASessionBackByTheBeginningOfItsId() {
      Map<?, ?> before = cli.content();
      cli.run("delete", ID);

      assertThat(cli.run("trash", "restore", "01").data())
          .isEqualTo("{\"restored\": \"" + ID + "\"}\n");

      assertThat(cli.content()).isEqualTo(before);
      assertThat(cli.run("trash", "list").data()).isEqualTo("[]\n");
    }

    @Test
    void doesNotFindWhatIsNotThere() {
      cli.run("trash", "restore", ID)
          .failed(
              3,
              "error: no session \"" + ID + "\" in the trash",
              "hint: maestro-session trash list shows what is there");
    }

    @Test
    void replacesNoSession() {
      cli.run("delete", ID);
      cli.with(aSession().withId(Cli.id(1)).asking("another"));

      cli.run("trash", "restore", ID).failed(5, "error: session " + ID + " exists already");

      assertThat(cli.run("trash", "list").ids()).containsExactly(ID);
    }

    @Test
    void asksWhichOfSeveral() {
      cli.run("delete", ID);
      cli.with(aSession().withId(Cli.id(1)).asking("another"));
      cli.run("delete", ID);

      cli.run("trash", "restore", ID)
          .failed(
              5,
              "error: \"" + ID + "\" begins 2 entries of the trash: " + ENTRY + ".2, " + ENTRY,
              "hint: give more characters of the id");

      cli.run("trash", "restore", ENTRY).data();
      assertThat(cli.run("get", ID).data()).contains("Add user authentication");
    }
  }

  @Nested
  class TrashEmpty {

    @Test
    void removesAllAndSaysWhat() {
      cli.run("delete", ID);

      assertThat(cli.run("trash", "empty").ids()).containsExactly(ID);

      assertThat(cli.run("trash", "list").data()).isEqualTo("[]\n");
    }

    @Test
    void removesOnlyWhatIsOldEnough() {
      cli.run("delete", ID);
      cli.clock.advance(Duration.ofDays(30).minusNanos(1000));
      assertThat(cli.run("trash", "empty", "--older-than", "30d").data())
          .isEqualTo("{\"removed\": []}\n");
      cli.clock.advance(Duration.ofNanos(1000));

      assertThat(cli.run("trash", "empty", "--older-than", "30d").ids()).containsExactly(ID);
    }

    @Test
    void refusesWhatIsNoSpan() {
      cli.run("delete", ID);

      assertThat(cli.run("trash", "empty", "--older-than", "soon").exit()).isEqualTo(2);

      assertThat(cli.run("trash", "list").ids()).containsExactly(ID);
    }
  }

  @Nested
  class Hold {

    @Test
    void keepsASessionFromBeingDeleted() {
      assertThat(cli.run("hold", "01").data()).isEqualTo("{\"held\": \"" + ID + "\"}\n");

      for (List<String> delete :
          List.of(List.of("delete", ID), List.of("delete", ID, "--permanent"))) {
        cli.run(delete.toArray(String[]::new))
            .failed(
                5,
                "error: session " + ID + " is held",
                "hint: maestro-session release ID lets it go");
      }
      assertThat(cli.content()).hasSize(1);
    }

    @Test
    void twiceIsFine() {
      cli.run("hold", ID).data();

      assertThat(cli.run("hold", ID).data()).isEqualTo("{\"held\": \"" + ID + "\"}\n");
    }

    @Test
    void endsWithARelease() {
      cli.run("hold", ID);

      assertThat(cli.run("release", ID).data()).isEqualTo("{\"released\": \"" + ID + "\"}\n");

      cli.run("delete", ID).data();
    }

    @Test
    void findsNoSessionThatIsNotThere() {
      for (String command : List.of("hold", "release")) {
        cli.run(command, Cli.id(2).toString())
            .failed(
                3,
                "error: no session \"" + Cli.id(2) + "\"",
                "hint: maestro-session list --limit 0 shows all sessions");
      }
    }
  }
}
