package io.github.poolkeeper.aws;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Each service's SDK stays in its package, and nobody sees more of the package than its module.
@AnalyzeClasses(packages = "io.github.poolkeeper.aws", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String SDK = "software.amazon.awssdk..";
  private static final String GENERATED = "dagger.internal.DaggerGenerated";

  @ArchTest
  static final ArchRule cognitoStaysInItsPackage = staysIn("cognitoidentityprovider", "cognito");

  @ArchTest static final ArchRule dynamoDbStaysInItsPackage = staysIn("dynamodb", "dynamodb");

  @ArchTest static final ArchRule sqsStaysInItsPackage = staysIn("sqs", "sqs");

  @ArchTest static final ArchRule stepFunctionsStaysInItsPackage = staysIn("sfn", "stepfunctions");

  @ArchTest
  static final ArchRule lambdaNeedsNoSdk =
      noClasses()
          .that()
          .resideInAPackage("..aws.lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SDK);

  @ArchTest
  static final ArchRule showsNoSdkType =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .areNotAnnotatedWith(GENERATED)
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("..aws.client..")
          .should(not(be(describe("showing an SDK type", ArchitectureTest::showsSdk))));

  @ArchTest
  static final ArchRule hidesItsAdapters =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areAssignableTo(resideInAPackage("..poolkeeper.core..").and(INTERFACES))
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule servicesDoNotKnowEachOther =
      slices()
          .matching("io.github.poolkeeper.aws.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("..aws.client.."));

  private static ArchRule staysIn(String service, String packageName) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("..aws." + packageName + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services." + service + "..");
  }

  private static boolean showsSdk(JavaMethod method) {
    return method.getAllInvolvedRawTypes().stream()
        .anyMatch(type -> type.getPackageName().startsWith("software.amazon.awssdk"));
  }
}
