package io.github.poolkeeper.cli.stack;

import io.github.poolkeeper.cli.terminal.TroubleException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// The history API that is meant, and who asks it: `--stack`, `POOLKEEPER_API`, or the stack that
/// runs on this machine out of this checkout.
///
/// @param name as people know it
public record Target(String name, URI api, String region, Caller caller) {
  private static final Pattern REGION_IN_HOST =
      Pattern.compile(".+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\..+");

  /// What the command line says of it.
  public record Wanted(Optional<String> stack, Optional<String> profile, Optional<String> region) {}

  /// Whose credentials sign, found out when they are needed.
  public record Caller(Optional<String> profile, AwsCredentialsProvider credentials) {}

  /// The stack that is wanted, or else the one that the environment names, or else the one here.
  public static Target find(Wanted wanted, Map<String, String> environment, Path folder) {
    String api = environment.getOrDefault("POOLKEEPER_API", "");
    if (wanted.stack().isPresent()) {
      return ofStack(wanted.stack().get(), wanted);
    }
    if (!api.isEmpty()) {
      return ofAddress(api, wanted);
    }
    return LaptopStack.near(folder)
        .map(stack -> stack.target(wanted.profile()))
        .orElseThrow(
            () ->
                new TroubleException(
                    "which stack? Say --stack NAME (its name in CloudFormation), set POOLKEEPER_API"
                        + " to its output HistoryApiUrl, or start one here: ./poolkeeper up"));
  }

  /// Whom one can be at this stack beside oneself; nobody where credentials are real.
  public List<String> people() {
    return LaptopStack.isOne(api) ? LaptopStack.PEOPLE : List.of();
  }

  /// The same stack, signed as one of them.
  public Target as(String person) {
    return new Target(name, api, region, LaptopStack.rehearsal(person));
  }

  private static Target ofStack(String name, Wanted wanted) {
    Caller caller = Credentials.caller(wanted.profile());
    String region = wanted.region().orElseGet(() -> regionOf(wanted.profile()));
    URI api = new StackOutputs(region, caller).historyApi(name);
    return new Target(name + " in " + region, api, region, caller);
  }

  private static Target ofAddress(String address, Wanted wanted) {
    URI api = address(address);
    Caller caller =
        wanted.profile().isPresent() && LaptopStack.isOne(api)
            ? LaptopStack.rehearsal(wanted.profile().get())
            : Credentials.caller(wanted.profile());
    String region =
        wanted.region().or(() -> regionIn(api)).orElseGet(() -> regionOf(wanted.profile()));
    return new Target(api.toString(), api, region, caller);
  }

  private static URI address(String text) {
    try {
      URI api = URI.create(text.replaceFirst("/+$", ""));
      if (api.getHost() != null && String.valueOf(api.getScheme()).matches("https?")) {
        return api;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new TroubleException(
        "POOLKEEPER_API is no address: \"%s\"; it is the output HistoryApiUrl of the stack"
            .formatted(text));
  }

  private static Optional<String> regionIn(URI api) {
    Matcher host = REGION_IN_HOST.matcher(api.getHost());
    return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
  }

  private static String regionOf(Optional<String> profile) {
    var chain = DefaultAwsRegionProviderChain.builder();
    profile.ifPresent(chain::profileName);
    try {
      return chain.build().getRegion().id();
    } catch (SdkClientException e) {
      Credentials.requireProfile(profile);
      throw new TroubleException(
          "which Region? Say --region, set AWS_REGION, or choose a --profile that has one", e);
    }
  }
}
