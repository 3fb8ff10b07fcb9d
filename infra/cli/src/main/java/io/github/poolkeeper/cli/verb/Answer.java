package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.Changes;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.view.ChangeView;
import io.github.poolkeeper.cli.view.ChangeWords;
import io.github.poolkeeper.core.history.OutsideWords;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What people say to a change that waits, or that was made by hand: verbs of one form.
@Command
public final class Answer implements Callable<Integer> {
  private final Kind kind;

  /// One of the verbs.
  public enum Kind {
    APPROVE(
        "approve",
        "Agrees to a change that somebody else has asked for, and waits for its end.",
        "poolkeeper approve c3834741 -m 'seen with the team'",
        "poolkeeper approve c3834741"),
    DECLINE(
        "decline",
        "Says no to a change that waits for approval.",
        "poolkeeper decline c3834741 -m 'not before the audit'",
        "poolkeeper decline c3834741"),
    WITHDRAW(
        "withdraw",
        "Takes a change of one's own back that has not begun.",
        "poolkeeper withdraw c3834741 -m 'a typo'",
        "poolkeeper withdraw c3834741"),
    ACCEPT(
        "accept",
        "Lets a change stand that somebody else has made by hand.",
        "poolkeeper accept 55098fe5 -m 'INC-7: agreed on the phone'",
        "poolkeeper accept 55098fe5 -m 'as announced'");

    private final String verb;
    private final String description;
    private final String example;
    private final String shorter;

    Kind(String verb, String description, String example, String shorter) {
      this.verb = verb;
      this.description = description;
      this.example = example;
      this.shorter = shorter;
    }
  }

  @Parameters(paramLabel = "CHANGE", description = "A change id, or its last 8 characters.")
  private String change = "";

  @Mixin private final Reason reason = new Reason();
  private final Approval approval = new Approval();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  private Answer(Invocation invocation, Kind kind) {
    this.invocation = invocation;
    this.kind = kind;
  }

  public static CommandLine command(Invocation invocation, Kind kind) {
    Answer answer = new Answer(invocation, kind);
    CommandLine command = new CommandLine(answer);
    command.getCommandSpec().name(kind.verb);
    command
        .getCommandSpec()
        .usageMessage()
        .header(kind.example, kind.shorter)
        .description(kind.description);
    if (kind == Kind.APPROVE) {
      command.addMixin("approval", answer.approval);
    }
    return command;
  }

  /// Of an approval alone: what was looked at is what is agreed to, and it goes on then.
  private static final class Approval {
    @Option(
        names = "--plan-hash",
        paramLabel = "HASH",
        description =
            "Of the plan that was looked at, or how it begins; another one is not approved.")
    private Optional<String> planHash = Optional.empty();

    @Mixin private final Consent consent = new Consent();
    @Mixin private final Waiting waiting = new Waiting();
  }

  @Override
  public Integer call() throws IOException {
    if (kind == Kind.ACCEPT && !reason.isGiven()) {
      throw new TroubleException("say why it may stand: -m 'TEXT'");
    }
    Change meant = invocation.changes().find(change);
    if (kind == Kind.APPROVE && !agrees(meant)) {
      return 1;
    }
    Change answered =
        new Change(
            invocation
                .api()
                .ask(Request.of("POST", Changes.path(meant) + "/" + kind.verb, body(meant))));
    if (kind == Kind.ACCEPT) {
      return accepted(answered);
    }
    Change end = kind == Kind.APPROVE ? approval.waiting.end(invocation, answered) : answered;
    int exit = Waiting.reportBriefly(invocation, output, end);
    return kind == Kind.APPROVE && !end.isWaiting() ? exit : Waiting.DONE;
  }

  /// Whoever sits at a terminal sees what they agree to, and it is that or nothing.
  private boolean agrees(Change meant) throws IOException {
    if (!meant.isWaiting() || !approval.consent.asks(invocation.terminal())) {
      return true;
    }
    new ChangeView(invocation.terminal(), invocation.moments(), false)
        .print(meant, invocation.pools().nameOf(meant.userPoolId()));
    approval.planHash = approval.planHash.or(() -> meant.text("hash"));
    return Consent.agrees(invocation.terminal(), "Approve?");
  }

  private int accepted(Change change) {
    if (output.isForPeople()) {
      String review = ChangeWords.line(OutsideWords.review(change.json()).orElse(""), false);
      invocation.terminal().line(Style.STRONG.of(change.shortId()), Style.PLAIN.of("  " + review));
      invocation.terminal().say("What is open: poolkeeper log --review open");
    } else {
      output.print(invocation.terminal(), change.json(), json -> new Change(json).id());
    }
    return Waiting.DONE;
  }

  private JsonObject body(Change meant) {
    var body = JsonValues.object(reason.body());
    approval.planHash.ifPresent(shown -> body.add("planHash", whole(meant, shown)));
    return body.build();
  }

  private static String whole(Change meant, String shown) {
    return meant
        .text("hash")
        .filter(hash -> !shown.isEmpty() && hash.startsWith(shown))
        .orElseThrow(
            () ->
                new TroubleException(
                    "%s has another plan now than %s: poolkeeper show %1$s"
                        .formatted(meant.shortId(), shown)));
  }
}
