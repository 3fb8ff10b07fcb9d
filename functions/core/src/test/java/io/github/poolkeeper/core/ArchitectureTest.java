package io.github.poolkeeper.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/// The arrows of `docs/architecture.md`.
@AnalyzeClasses(packages = "io.github.poolkeeper.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule isPlainJava =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "jakarta.json..",
              "org.eclipse.parsson..",
              "org.jspecify..",
              "io.github.poolkeeper.core..");

  @ArchTest
  static final ArchRule pointsOneWay =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("json")
          .definedBy("..core.json..")
          .layer("userpool")
          .definedBy("..core.userpool..")
          .layer("change")
          .definedBy("..core.change..")
          .layer("plan")
          .definedBy("..core.plan..")
          .layer("policy")
          .definedBy("..core.policy..")
          .layer("history")
          .definedBy("..core.history..")
          .layer("live")
          .definedBy("..core.live..")
          .layer("proposal")
          .definedBy("..core.proposal..")
          .layer("export")
          .definedBy("..core.export..")
          .layer("watch")
          .definedBy("..core.watch..")
          .layer("intake")
          .definedBy("..core.intake..")
          .layer("approval")
          .definedBy("..core.approval..")
          .layer("freeze")
          .definedBy("..core.freeze..")
          .layer("apply")
          .definedBy("..core.apply..")
          .whereLayer("userpool")
          .mayOnlyAccessLayers("json")
          .whereLayer("change")
          .mayOnlyAccessLayers("json", "userpool")
          .whereLayer("plan")
          .mayOnlyAccessLayers("json", "userpool", "change")
          .whereLayer("policy")
          .mayOnlyAccessLayers("json", "userpool", "change")
          .whereLayer("history")
          .mayOnlyAccessLayers("json", "userpool", "change")
          .whereLayer("live")
          .mayOnlyAccessLayers("userpool", "change")
          .whereLayer("proposal")
          .mayOnlyAccessLayers("json", "userpool", "change", "plan", "policy", "history", "live")
          .whereLayer("export")
          .mayOnlyAccessLayers("json", "userpool", "change", "history", "live")
          .whereLayer("watch")
          .mayOnlyAccessLayers("json", "userpool", "change", "history", "live")
          .whereLayer("intake")
          .mayOnlyAccessLayers("json", "userpool", "change", "history")
          .whereLayer("apply")
          .mayOnlyAccessLayers(
              "json", "userpool", "change", "plan", "policy", "history", "live", "proposal")
          .whereLayer("approval")
          .mayOnlyAccessLayers("json", "userpool", "change", "history")
          .whereLayer("freeze")
          .mayOnlyAccessLayers("userpool", "change", "history")
          .whereLayer("json")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule hasNoCircles =
      slices().matching("io.github.poolkeeper.core.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule takesTimeFromOutside =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
