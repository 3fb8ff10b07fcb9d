package io.github.poolkeeper.core.plan;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.change.Remainder;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.RandomPatch;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A way back gives the whole configuration again, or the plan of the change has named the
/// difference beforehand: for pools of every kind and the changes of `events/`, for these and
/// generated ones.
class WayBackLawTest {
  private static final Path EVENTS = Path.of("../../events");
  private static final int RANDOM_PATCHES = 400;

  private static final String SES =
      "'EmailConfiguration':{'EmailSendingAccount':'DEVELOPER','SourceArn':'arn:aws:ses:eu-west-1:123456789012:identity/a@example.com','From':'A"
          + " <a@example.com>'}";
  private static final String SNS =
      "'SmsConfiguration':{'SnsCallerArn':'arn:aws:iam::123456789012:role/sms','ExternalId':'x',"
          + "'SnsRegion':'eu-west-1'}";
  private static final String EUMS =
      "'SmsConfiguration':{'EumsSms':{'CallerArn':'arn:aws:iam::123456789012:role/sms'}}";
  private static final String TOTP = "'SoftwareTokenMfaConfiguration':{'Enabled':true}";
  private static final String KEY = "'KMSKeyID':'arn:aws:kms:eu-west-1:123456789012:key/k'";
  private static final String FUNCTION = "'arn:aws:lambda:eu-west-1:123456789012:function:a'";

  /// The kinds of pools that have been seen.
  private static final List<String> POOLS =
      List.of(
          "{}",
          "{'EmailConfiguration':{'EmailSendingAccount':'COGNITO_DEFAULT','SourceArn':"
              + "'arn:aws:ses:eu-west-1:123456789012:identity/a@example.com'}}",
          "{'EmailConfiguration':{'SourceArn':"
              + "'arn:aws:ses:eu-west-1:123456789012:identity/a@example.com'}}",
          "{" + SES + ",'MfaConfiguration':'ON','EmailMfaConfiguration':{}," + TOTP + "}",
          "{'LambdaConfig':{" + KEY + "}}",
          "{'LambdaConfig':{'CustomSMSSender':{'LambdaVersion':'V1_0','LambdaArn':"
              + FUNCTION
              + "},"
              + KEY
              + "}}",
          "{'LambdaConfig':{'PreTokenGeneration':" + FUNCTION + "}}",
          "{'LambdaConfig':{'PreTokenGenerationConfig':{'LambdaVersion':'V3_0','LambdaArn':"
              + FUNCTION
              + "}},'UserPoolTier':'ESSENTIALS'}",
          "{" + SNS + ",'MfaConfiguration':'OPTIONAL','SmsMfaConfiguration':{" + SNS + "}}",
          "{" + EUMS + ",'AutoVerifiedAttributes':['phone_number']}",
          "{'EmailVerificationSubject':'a','VerificationMessageTemplate':{'EmailSubject':'b',"
              + "'DefaultEmailOption':'CONFIRM_WITH_LINK','EmailMessageByLink':'{##here##}'}}",
          "{'VerificationMessageTemplate':{'EmailSubject':'b'}}",
          "{'MfaConfiguration':'ON',"
              + TOTP
              + ",'Policies':{'SignInPolicy':"
              + "{'AllowedFirstAuthFactors':['PASSWORD','WEB_AUTHN']}},'WebAuthnConfiguration':"
              + "{'FactorConfiguration':'MULTI_FACTOR_WITH_USER_VERIFICATION'}}",
          "{'UserPoolTier':'PLUS','UserPoolAddOns':{'AdvancedSecurityMode':'ENFORCED',"
              + "'AdvancedSecurityAdditionalFlows':{}}}",
          "{'UserPoolTier':'LITE','DeviceConfiguration':{'ChallengeRequiredOnNewDevice':false}}",
          "{'Policies':{'PasswordPolicy':{'MinimumLength':8}},'AdminCreateUserConfig':"
              + "{'UnusedAccountValidityDays':90}}",
          "{'AccountRecoverySetting':{},'UserPoolTags':{'aws:cloudformation:stack-name':'s','a':'b'}}",
          "{'MfaConfiguration':'OFF','SoftwareTokenMfaConfiguration':{'Enabled':false}}",
          "{'KeyConfiguration':{'KeyType':'AWS_OWNED_KEY'},'AcrConfiguration':{'Level1':"
              + "{'AcrValue':'urn:a'}},'BrandNew':{'Deep':[1]}}");

  /// Changes that more than one setting takes part in.
  private static final List<String> CHANGES =
      List.of(
          "{" + SES + "}",
          "{'EmailConfiguration':{'EmailSendingAccount':'DEVELOPER'}}",
          "{'EmailConfiguration':{'EmailSendingAccount':'COGNITO_DEFAULT'}}",
          "{'EmailConfiguration':null}",
          "{'LambdaConfig':{'CustomEmailSender':{'LambdaVersion':'V1_0','LambdaArn':"
              + FUNCTION
              + "},"
              + KEY
              + "}}",
          "{'LambdaConfig':{'CustomSMSSender':null}}",
          "{'LambdaConfig':null}",
          "{'LambdaConfig':{'PreTokenGenerationConfig':{'LambdaVersion':'V1_0'}}}",
          "{'LambdaConfig':{'PreTokenGenerationConfig':{'LambdaVersion':'V2_0','LambdaArn':"
              + FUNCTION
              + "}}}",
          "{'SmsConfiguration':{'SnsCallerArn':null,'ExternalId':null,'SnsRegion':null,'EumsSms':"
              + "{'CallerArn':'arn:aws:iam::123456789012:role/other'}}}",
          "{'SmsConfiguration':{'SnsCallerArn':null,'EumsSms':"
              + "{'CallerArn':'arn:aws:iam::123456789012:role/other'}}}",
          "{'SmsConfiguration':{'EumsSms':null,'SnsCallerArn':"
              + "'arn:aws:iam::123456789012:role/other'}}",
          "{'MfaConfiguration':'OFF'}",
          "{'MfaConfiguration':'OPTIONAL'," + TOTP + "}",
          "{'MfaConfiguration':'ON'," + TOTP + "}",
          "{'MfaConfiguration':'OFF','SoftwareTokenMfaConfiguration':{'Enabled':false}}",
          "{'MfaConfiguration':'ON',"
              + TOTP
              + ",'Policies':{'SignInPolicy':{'AllowedFirstAuthFactors':['PASSWORD','WEB_AUTHN']}},"
              + "'WebAuthnConfiguration':"
              + "{'FactorConfiguration':'MULTI_FACTOR_WITH_USER_VERIFICATION'}}",
          "{'Policies':{'SignInPolicy':null},'WebAuthnConfiguration':null}",
          "{'MfaConfiguration':'OPTIONAL',"
              + SES
              + ",'EmailMfaConfiguration':{},'UserPoolTier':'ESSENTIALS','Policies':{'SignInPolicy':"
              + "{'AllowedFirstAuthFactors':['PASSWORD','EMAIL_OTP']}}}",
          "{'UserPoolTier':'PLUS','UserPoolAddOns':{'AdvancedSecurityMode':'AUDIT'}}",
          "{'UserPoolAddOns':null}",
          "{'AccountRecoverySetting':{'RecoveryMechanisms':[{'Name':'admin_only','Priority':1}]}}",
          "{'AccountRecoverySetting':null}",
          "{'DeviceConfiguration':null}",
          "{'EmailVerificationSubject':'c'}",
          "{'AdminCreateUserConfig':{'UnusedAccountValidityDays':3}}",
          "{'AcrConfiguration':{'Level1':null,'Level2':{'AcrValue':'urn:a'}}}",
          "{'UserPoolTags':null}");

  private int waysBack;

  @Test
  void aWayBackIsExactOrSaysBeforehandWhatItIsNot() throws IOException {
    List<JsonObject> changes = new ArrayList<>();
    CHANGES.forEach(change -> changes.add(json(change)));
    changes.addAll(ofEvents());
    RandomPatch patches = new RandomPatch(new Random(17));
    Stream.generate(patches::next).limit(RANDOM_PATCHES).forEach(changes::add);
    for (Configuration pool : pools()) {
      for (JsonObject change : changes) {
        if (Planner.change(pool, change, Optional.empty()) instanceof Plan.Write write) {
          holds(change, write);
        }
      }
    }
    assertThat(waysBack).isGreaterThan(2_000);
  }

  private void holds(JsonObject change, Plan.Write write) {
    Forecast forecast = write.forecast(write.hash(new Action.Change(change)), List.of());
    if (forecast.undo() instanceof Forecast.Undo.Possible(List<Remainder> remains)) {
      Plan rollback =
          Planner.rollback(
              write.after(), write.before(), write.after(), OnConflict.REFUSE, Optional.empty());
      isExact(change, write, rollback, remains);
      isExact(
          change,
          write,
          Planner.restore(write.after(), write.before(), List.of(), Optional.empty()),
          remains);
      waysBack++;
    }
  }

  private static void isExact(
      JsonObject change, Plan.Write write, Plan back, List<Remainder> remains) {
    Configuration reached =
        switch (back) {
          case Plan.Write returning -> returning.after();
          case Plan.Nothing _ -> write.after();
          case Plan.Wrong _, Plan.InConflict _ -> throw new AssertionError(change + ": " + back);
        };
    assertThat(write.before().normalForm().differencesTo(reached.normalForm()))
        .as("%s on %s", change, write.before().document())
        .allSatisfy(
            (Difference left) ->
                assertThat(remains).anyMatch(named -> named.path().overlaps(left.path())));
  }

  private static List<Configuration> pools() throws IOException {
    JsonObject described =
        JsonText.parse(Files.readString(EVENTS.resolve("pool.json"))).asJsonObject();
    JsonObject writable = described;
    for (var row : Settings.all()) {
      writable = row.access() instanceof Access.ReadOnly ? row.path().remove(writable) : writable;
    }
    return Stream.concat(POOLS.stream().map(WayBackLawTest::json), Stream.of(writable))
        .map(Configuration::new)
        .toList();
  }

  private static List<JsonObject> ofEvents() throws IOException {
    List<JsonObject> changes = new ArrayList<>();
    try (Stream<Path> files = Files.list(EVENTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        JsonValue message = JsonText.parse(Files.readString(file));
        if (message instanceof JsonObject object && object.get("change") instanceof JsonObject c) {
          changes.add(c);
        }
      }
    }
    assertThat(changes).hasSizeGreaterThan(10);
    return changes;
  }

  private static JsonObject json(String text) {
    return object(text.replace('\'', '"'));
  }
}
