package io.github.poolkeeper.contract;

import static io.github.poolkeeper.contract.Step.everywhere;
import static io.github.poolkeeper.contract.Step.inAnAccount;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/// The run, step by step: first what needs user pools alone, then the stack.
final class Steps {
  private static final String NO_CLOUDFORMATION =
      "the local stack is not deployed by CloudFormation";

  static final List<Step> ALL =
      List.of(
          everywhere("members", Members::ask),
          everywhere("rules", scene -> Calls.ask(scene, "rules")),
          everywhere("mfa", scene -> Calls.ask(scene, "mfa")),
          everywhere("tags", scene -> Calls.ask(scene, "tags")),
          everywhere("nulls", scene -> Calls.ask(scene, "nulls")),
          everywhere("errors", scene -> Calls.ask(scene, "errors")),
          everywhere("mail", Steps::mail),
          inAnAccount(
              "outside",
              "the stand-in takes every unknown member for a newer one, and knows no other service",
              scene -> Calls.ask(scene, "outside")),
          everywhere("throttling", Contention::throttling),
          inAnAccount(
              "contention", "the stand-in takes calls one after the other", Contention::updates),
          everywhere("delay", Contention::delay),
          inAnAccount("deploy", NO_CLOUDFORMATION, Deployment::deploy),
          everywhere("samples", Samples::ask),
          everywhere("identity", Identities::ask),
          everywhere("events", Events::ask),
          inAnAccount("rights", "the local stack has no STS", Rights::ask),
          inAnAccount("parameter", NO_CLOUDFORMATION, Deployment::changeParameters),
          inAnAccount("remove", NO_CLOUDFORMATION, Deployment::remove));

  private Steps() {}

  private static void mail(Scene scene) throws Exception {
    if (scene.names().has("identity")) {
      Calls.ask(scene, "mail");
    } else {
      scene.report().skip("mail", "it takes --email-identity, an identity that SES has verified");
    }
  }

  /// Asks what can be asked. A step that fails leaves its reason with its questions, and the next
  /// one follows.
  ///
  /// @param only the steps to go; empty for all
  static void run(Scene scene, Set<String> only, PrintStream progress) throws InterruptedException {
    for (Step step : ALL) {
      if (!only.isEmpty() && !only.contains(step.name())) {
        scene.report().skip(step.name(), "it was not asked for");
      } else if (scene.isLocal() && step.beyondThisMachine().isPresent()) {
        scene.report().skip(step.name(), step.beyondThisMachine().get());
      } else {
        progress.println("contract: " + step.name());
        ask(step, scene, progress);
      }
    }
  }

  private static void ask(Step step, Scene scene, PrintStream progress)
      throws InterruptedException {
    try {
      step.asking().ask(scene);
      scene.report().skip(step.name(), "the step has not asked it");
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      progress.println("contract: %s ends early: %s".formatted(step.name(), e));
      scene.report().skip(step.name(), "the step ended early: " + e.getMessage());
    }
  }
}
