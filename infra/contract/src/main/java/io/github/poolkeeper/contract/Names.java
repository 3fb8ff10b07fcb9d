package io.github.poolkeeper.contract;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The names that the tables of questions have in braces, and back again: a report holds no
/// account, Region or id, so that two of them can be laid side by side.
final class Names {
  /// The longest first: they hold the others.
  private static final List<String> MASKED =
      List.of("identity", "key", "function", "smsRole", "account", "region");

  private final Target target;
  private final Map<String, String> meant = new TreeMap<>();
  private final Set<String> pools = ConcurrentHashMap.newKeySet();

  /// @param emailIdentity the ARN of one that SES has verified; the stand-in believes any
  Names(Target target, Optional<String> emailIdentity) {
    this.target = target;
    String region = target.region();
    String lambda = "arn:aws:lambda:%s:%s:function:".formatted(region, target.accountId());
    meant.put("account", target.accountId());
    meant.put("region", region);
    meant.put("otherRegion", region.equals("eu-west-1") ? "eu-central-1" : "eu-west-1");
    meant.put("function", lambda + Target.PREFIX + "-none");
    meant.put(
        "smsRole", "arn:aws:iam::%s:role/%s-sms".formatted(target.accountId(), Target.PREFIX));
    meant.put("key", "arn:aws:kms:%s:%s:key/none".formatted(region, target.accountId()));
    switch (target) {
      case Target.Account _ -> emailIdentity.ifPresent(arn -> meant.put("identity", arn));
      case Target.Local _ ->
          meant.put(
              "identity",
              "arn:aws:ses:%s:%s:identity/contract.example".formatted(region, target.accountId()));
    }
  }

  boolean has(String name) {
    return meant.containsKey(name);
  }

  /// The ARN of the key that was made.
  void key(String arn) {
    meant.put("key", arn);
  }

  /// What a name in braces stands for.
  String meaning(String name) {
    return Objects.requireNonNull(meant.get(name), name);
  }

  void pool(String id) {
    pools.add(id);
  }

  String target() {
    return switch (target) {
      case Target.Account _ -> "account";
      case Target.Local _ -> "local stack";
    };
  }

  /// With the names' meaning.
  JsonObject filled(JsonObject document, String poolArn) {
    String text = document.toString().replace("{poolArn}", poolArn);
    for (Map.Entry<String, String> name : meant.entrySet()) {
      text = text.replace("{" + name.getKey() + "}", name.getValue());
    }
    return Documents.object(text);
  }

  /// With names for what nobody else needs to know.
  String masked(String text) {
    String masked = text;
    for (String pool : pools) {
      masked = masked.replace(pool, "{pool}");
    }
    for (String name : MASKED) {
      masked = has(name) ? masked.replace(meaning(name), "{" + name + "}") : masked;
    }
    return masked.replaceAll("\\bA(ROA|IDA|SIA|KIA)[A-Z0-9]{4,}", "{id}");
  }
}
