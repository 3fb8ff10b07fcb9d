package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The user pools there are, and the API's operations on them. Not thread-safe.
final class UserPools {

  private static final int OK = 200;
  private static final int MOST_RESULTS = 60;
  private static final List<String> LISTED =
      List.of("Id", "Name", "LambdaConfig", "Status", "LastModifiedDate", "CreationDate");

  private final FreshPool account;
  private final InstantSource clock;
  private final NavigableMap<String, Versions> pools = new TreeMap<>();
  private int created;

  UserPools(FreshPool account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
  }

  void load(Pool pool) {
    pools.put(pool.id(), new Versions(pool, pool));
  }

  /// The pools as a replica shows them that has not seen the last write to each.
  UserPools stale() {
    UserPools stale = new UserPools(account, clock);
    pools.values().forEach(versions -> stale.load(versions.beforeLastWrite));
    return stale;
  }

  Reply answer(String operation, JsonObject request, Mode mode) {
    String id = request.getString("UserPoolId", "");
    return switch (operation) {
      case "CreateUserPool" -> create(request, mode);
      case "DescribeUserPool" -> read(id, pool -> described(pool, mode));
      case "UpdateUserPool" ->
          write(
              id,
              pool -> UserPoolUpdate.updated(pool, request, mode),
              _ -> JsonValue.EMPTY_JSON_OBJECT);
      case "GetUserPoolMfaConfig" -> read(id, pool -> Printed.mfaConfig(pool, mode.printing()));
      case "SetUserPoolMfaConfig" ->
          write(
              id,
              pool -> MfaReplacement.replaced(pool, request, mode),
              pool -> Printed.mfaConfig(pool, mode.printing()));
      case "ListUserPools" -> list(request);
      case "DeleteUserPool" -> existing(id, this::delete);
      case "TagResource" -> tag(request, Tags::tagged);
      case "UntagResource" -> tag(request, Tags::untagged);
      case "ListTagsForResource" -> read(resource(request), pool -> wrapped("Tags", Tags.of(pool)));
      default ->
          Refusal.of("UnknownOperationException", "The stand-in does not know " + operation + ".")
              .reply();
    };
  }

  private Reply create(JsonObject request, Mode mode) {
    if (MemberPath.text("PoolName", request).isEmpty()) {
      return Refusal.invalidParameter("PoolName must be a text.").reply();
    }
    Pool fresh = account.fresh(created + 1, request, clock.instant());
    return switch (UserPoolCreation.created(fresh, request, mode)) {
      case Outcome.Refused(Refusal refusal) -> refusal.reply();
      case Outcome.Written(Pool pool) -> {
        created++;
        load(pool);
        yield answered(described(pool, mode));
      }
    };
  }

  private Reply read(String id, Function<Pool, JsonObject> answer) {
    return existing(id, pool -> answered(answer.apply(pool)));
  }

  private Reply write(
      String id, Function<Pool, Outcome> change, Function<Pool, JsonObject> answer) {
    return existing(id, pool -> written(pool, change.apply(pool), answer));
  }

  private Reply written(Pool before, Outcome outcome, Function<Pool, JsonObject> answer) {
    return switch (outcome) {
      case Outcome.Refused(Refusal refusal) -> refusal.reply();
      case Outcome.Written(Pool pool) -> {
        Pool dated = pool.modifiedAt(clock.instant());
        pools.put(dated.id(), new Versions(dated, before));
        yield answered(answer.apply(dated));
      }
    };
  }

  private Reply existing(String id, Function<Pool, Reply> answer) {
    Versions versions = pools.get(id);
    return versions == null ? Refusal.notFound(id).reply() : answer.apply(versions.now);
  }

  private Reply tag(JsonObject request, Tagging tagging) {
    return write(
        resource(request), pool -> tagging.apply(pool, request), _ -> JsonValue.EMPTY_JSON_OBJECT);
  }

  private Reply list(JsonObject request) {
    int most = request.getInt("MaxResults", 0);
    if (most < 1 || most > MOST_RESULTS) {
      return Refusal.invalidParameter("MaxResults must be between 1 and " + MOST_RESULTS + ".")
          .reply();
    }
    List<Versions> rest =
        List.copyOf(pools.tailMap(request.getString("NextToken", ""), false).values());
    List<Versions> page = rest.subList(0, Math.min(most, rest.size()));
    Members answer =
        Members.none()
            .put(
                "UserPools",
                Members.array(page.stream().map(versions -> listed(versions.now)).toList()));
    if (page.size() < rest.size()) {
      answer.put("NextToken", page.getLast().now.id());
    }
    return answered(answer.toObject());
  }

  private Reply delete(Pool pool) {
    if (MemberPath.text("DeletionProtection", pool.description())
        .filter("ACTIVE"::equals)
        .isPresent()) {
      return Refusal.invalidParameter(
              "The user pool cannot be deleted because deletion protection is activated. "
                  + "Deletion protection must be inactivated first.")
          .reply();
    }
    pools.remove(pool.id());
    return answered(JsonValue.EMPTY_JSON_OBJECT);
  }

  private static JsonObject described(Pool pool, Mode mode) {
    return wrapped("UserPool", Printed.description(pool, mode.printing()));
  }

  private static JsonObject listed(Pool pool) {
    Members members = Members.none();
    LISTED.forEach(name -> members.set(name, MemberPath.value(name, pool.description())));
    return members.toObject();
  }

  private static String resource(JsonObject request) {
    String arn = request.getString("ResourceArn", "");
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static JsonObject wrapped(String name, JsonObject value) {
    return Members.none().put(name, value).toObject();
  }

  private static Reply answered(JsonObject body) {
    return new Reply.Answered(OK, body);
  }

  /// A pool and what a reader may still see of it.
  private record Versions(Pool now, Pool beforeLastWrite) {}

  private interface Tagging {
    Outcome apply(Pool pool, JsonObject request);
  }
}
