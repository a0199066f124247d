package dev.flow.maestro.session.adapter.cli;

import java.util.stream.Stream;

/** Flags that there are not, or not so often, or not without a value; words that are no flags. */
class BadFlagsTest extends BadInputChecks {

  private static final String FOR_LIST =
      " for list; known: --status, --phase, --branch, --created-after, --created-before, --active,"
          + " --overdue, --stale, --search, --limit, --fields, --output, --all-repos, --repo-root,"
          + " --store, --color, --no-pager, --verbose, --metrics, --help, --version";

  static Stream<BadInput> inputs() {
    return Stream.of(
        BadInput.of("list", "--bogus").tells("unknown option \"--bogus\"" + FOR_LIST),
        BadInput.of("list", "--bogus=5").tells("unknown option \"--bogus\"" + FOR_LIST),
        BadInput.of("--bogus", "list").tells("unknown option \"--bogus\"" + FOR_LIST, listHelp()),
        BadInput.of("list", "--help", "--bogus").tells("unknown option \"--bogus\"" + FOR_LIST),
        BadInput.of("list", "--limt", "5")
            .tells("unknown option \"--limt\"" + FOR_LIST, "did you mean --limit?"),
        BadInput.of("list", "--limti=5")
            .tells("unknown option \"--limti\"" + FOR_LIST, "did you mean --limit?"),
        BadInput.of("list", "--stat", "failed")
            .tells("unknown option \"--stat\"" + FOR_LIST, "did you mean --status?"),
        BadInput.of("list", "--created", "failed")
            .tells("unknown option \"--created\"" + FOR_LIST, listHelp()),
        BadInput.of("list", "-x").tells("unknown option \"-x\"" + FOR_LIST),
        BadInput.of("get", "--status", "failed")
            .tells("unknown option \"--status\" for get; known: --session-id, --fields, " + COMMON),
        BadInput.of("list", "--active=true").tells("--active takes no value"),
        BadInput.of("list", "--active=").tells("--active takes no value"),
        BadInput.of("list", "--help=me").tells("--help takes no value"),
        BadInput.of("list", "--limit").tells("--limit needs a value"),
        BadInput.of("list", "--branch", "--active").tells("--branch needs a value"),
        BadInput.of("list", "--branch", "--limit=5").tells("--branch needs a value"),
        BadInput.of("get", "--session-id", "-h").tells("--session-id needs a value"),
        BadInput.of("get", "--session-id", "--").tells("--session-id needs a value"),
        BadInput.of("create").tells("create needs --feature-request TEXT or --template NAME"),
        BadInput.of("get").tells("get needs --session-id ID"),
        BadInput.of("history").tells("history needs --session-id ID"),
        BadInput.of("pause").tells("pause needs --session-id ID"),
        BadInput.of("resume").tells("resume needs --session-id ID"),
        BadInput.of("sweep", "--dry-run=no").tells("--dry-run takes no value"),
        BadInput.of("sweep", "01").tells("unexpected argument \"01\""),
        BadInput.of("delete").tells("delete needs --session-id ID"),
        BadInput.of("update", "--phase", "plan").tells("update needs --session-id ID"),
        BadInput.of("transition", "--status", "failed").tells("transition needs --session-id ID"),
        BadInput.of("transition", "--session-id", "01").tells("transition needs --status S"),
        BadInput.of("list", "--limit", "1", "--limit", "1")
            .tells("--limit was given more than once"),
        BadInput.of("update", "--session-id", "01", "--session-id=02")
            .tells("--session-id was given more than once"),
        BadInput.of("create", "Add search").tells("unexpected argument \"Add search\""),
        BadInput.of("list", "--active", "true").tells("unexpected argument \"true\""),
        BadInput.of("update", "--session-id", "01", "02").tells("unexpected argument \"02\""),
        BadInput.of("list", "--", "--active").tells("unexpected argument \"--active\""));
  }

  private static String listHelp() {
    return "maestro-session list --help";
  }
}
