package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/// A user pool that was made for a question and goes with it.
record ThrowAwayPool(Aws aws, String id, String arn) {
  private static final String MFA_CONFIG = "MfaConfig";
  private static final JsonObject NO_PROTECTION = Scene.object("DeletionProtection", "INACTIVE");

  /// What a pool is made for.
  interface Use {
    void with(ThrowAwayPool pool) throws Exception;
  }

  /// Makes a pool, and takes it away again whatever comes of its use.
  static void use(Scene scene, String purpose, Use use) throws Exception {
    ThrowAwayPool pool = create(scene, purpose);
    try {
      use.with(pool);
    } finally {
      delete(pool.aws, pool.id);
    }
  }

  static ThrowAwayPool create(Scene scene, String purpose)
      throws IOException, InterruptedException {
    String name = Target.PREFIX + "-" + purpose.replaceAll("[^A-Za-z0-9]+", "-");
    JsonObject pool =
        scene
            .aws()
            .cognito("CreateUserPool", Scene.object("PoolName", name))
            .orFail()
            .json()
            .getJsonObject("UserPool");
    String id = pool.getString("Id");
    scene.aws().bounds().made(id);
    scene.names().pool(id);
    return new ThrowAwayPool(scene.aws(), id, pool.getString("Arn"));
  }

  /// `{"UserPoolId": …}`.
  JsonObject named() {
    return Scene.object("UserPoolId", id);
  }

  Answer describe() throws IOException, InterruptedException {
    return aws.cognito("DescribeUserPool", named()).orFail();
  }

  /// The configuration as the update that changes nothing.
  JsonObject configuration() throws IOException, InterruptedException {
    return Documents.asRequest(describe().json().getJsonObject("UserPool"));
  }

  Answer update(JsonObject configuration) throws IOException, InterruptedException {
    return aws.cognito("UpdateUserPool", configuration);
  }

  /// Puts settings into the configuration, and calls SetUserPoolMfaConfig with its member
  /// `MfaConfig`.
  ///
  /// @return the refusal, if one of the calls was refused
  Optional<Answer> set(JsonObject settings) throws IOException, InterruptedException {
    if (settings.get(MFA_CONFIG) instanceof JsonObject config) {
      Answer mfa = aws.cognito("SetUserPoolMfaConfig", Documents.with(config, named()));
      if (!mfa.taken()) {
        return Optional.of(mfa);
      }
    }
    JsonObject update = Documents.without(settings, "/" + MFA_CONFIG);
    if (update.isEmpty()) {
      return Optional.empty();
    }
    JsonObject whole = Json.createMergePatch(update).apply(configuration()).asJsonObject();
    return Optional.of(update(whole)).filter(answer -> !answer.taken());
  }

  /// The same, where nothing goes on without it.
  void setOrFail(JsonObject settings) throws IOException, InterruptedException {
    set(settings).ifPresent(Answer::orFail);
  }

  /// Protection first has to be taken away, with the rest as it is.
  static Answer delete(Aws aws, String id) throws IOException, InterruptedException {
    JsonObject named = Scene.object("UserPoolId", id);
    Answer answer = aws.cognito("DeleteUserPool", named);
    if (!answer.taken()) {
      JsonObject pool = aws.cognito("DescribeUserPool", named).json().getJsonObject("UserPool");
      aws.cognito("UpdateUserPool", Documents.with(Documents.asRequest(pool), NO_PROTECTION));
      answer = aws.cognito("DeleteUserPool", named);
    }
    return answer;
  }
}
