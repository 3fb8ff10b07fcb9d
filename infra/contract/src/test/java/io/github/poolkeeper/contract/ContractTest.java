package io.github.poolkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.poolkeeper.contract.Command.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTest {
  private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

  @TempDir private Path folder;
  private FakeAccount account;

  @BeforeEach
  void open() throws Exception {
    account = new FakeAccount();
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void runsInTheAccountThatTheCredentialsAreOf() {
    account.answer("GetCallerIdentity", "", "<r><Account>111122223333</Account></r>");
    assertThatCode(() -> Contract.requireAccount(account.aws())).doesNotThrowAnyException();
  }

  @Test
  void refusesCredentialsOfAnotherAccountBeforeAnythingElse() {
    account.answer("GetCallerIdentity", "", "<r><Account>999988887777</Account></r>");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Contract.requireAccount(account.aws()))
        .withMessage("these credentials are of account 999988887777, not of 111122223333");
    assertThat(account.calls()).hasSize(1);
  }

  @Test
  void aStepThatFailsLeavesItsReasonAndTheNextOneFollows() throws Exception {
    Aws aws = account.aws();
    var names = new Names(aws.target(), Optional.empty());
    var report = new Report(Questions.all(), names, Instant.EPOCH);

    Steps.run(new Scene(aws, names, report, folder), Set.of("errors", "contention"), SILENT);

    assertThat(report.finding("errors/unknown-pool"))
        .contains(new Finding.Skipped("the step ended early: " + refusal()));
    assertThat(report.finding("contention/updates"))
        .contains(new Finding.Skipped("the step ended early: " + refusal()));
    assertThat(report.finding("tags/system")).contains(new Finding.Skipped("it was not asked for"));
  }

  private static String refusal() {
    return "CreateUserPool was refused ResourceNotFoundException: "
        + "{\"__type\": \"ResourceNotFoundException\"}";
  }

  @Test
  void comparesTwoReportsAndEndsWithOneWhereTheyDiffer() throws Exception {
    Path one = report("one.json", "taken");
    Path other = report("other.json", "refused X: no");
    var out = new ByteArrayOutputStream();
    var contract = new Contract(folder, new PrintStream(out, true, StandardCharsets.UTF_8), SILENT);

    assertThat(run(contract, one, one)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(run(contract, one, other)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).lines().map(String::strip))
        .containsExactly("rules/key-alone", "taken", "refused X: no");
  }

  private static int run(Contract contract, Path one, Path other) {
    return contract.run(List.of("compare", one.toString(), other.toString()), Map.of());
  }

  private Path report(String name, String observed) throws Exception {
    var report =
        new Report(
            Questions.all(),
            new Names(Target.Account.ofAws("1", "eu-west-1"), Optional.empty()),
            Instant.EPOCH);
    report.found("rules/key-alone", observed);
    return Files.writeString(folder.resolve(name), report.toJson().toString());
  }
}
