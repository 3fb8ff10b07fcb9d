package io.github.poolkeeper.aws.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// Holds core's table of settings against the SDK's model, both ways: an SDK that brings a setting
/// fails here until the setting has its row.
class SettingsModelTest {
  private static final Map<Pointer, Member> MODEL = model();

  /// A member of a request, the shape that it stands in, and the call.
  record Member(Pointer path, SdkField<?> field, SdkPojo owner, Call call) {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  static Collection<Member> members() {
    return MODEL.values();
  }

  static Stream<Member> choices() {
    return MODEL.values().stream()
        .filter(
            member ->
                Settings.at(member.path)
                    .filter(row -> row.type() instanceof SettingType.Choice)
                    .isPresent());
  }

  @ParameterizedTest
  @MethodSource("members")
  void hasARowForEveryMemberOfTheModel(Member member) {
    assertThat(Settings.at(member.path)).isPresent();
    Setting row = Settings.at(member.path).orElseThrow();
    assertThat(row.access()).isEqualTo(new Access.Writable(member.call));
    assertThat(row.type().getClass()).isIn(typesFor(member));
  }

  /// And nothing that the SDK's model lacks: every row is held against it.
  @Test
  void requiresWhatTheApiRequires() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            SettingsModelTest.class.getResourceAsStream("required-members.txt"))) {
      assertThat(
              Settings.all().stream().filter(Setting::isRequired).map(row -> row.path().toString()))
          .containsExactlyInAnyOrderElementsOf(
              new String(file.readAllBytes(), StandardCharsets.UTF_8)
                  .lines()
                  .filter(line -> !line.startsWith("#"))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("choices")
  void offersWhatTheApiOffers(Member member) throws ReflectiveOperationException {
    SettingType.Choice choice = (SettingType.Choice) Settings.at(member.path).orElseThrow().type();
    assertThat(choice.values()).containsExactlyInAnyOrderElementsOf(enumeration(member));
  }

  @Test
  void hasNoWritableRowThatTheModelLacks() {
    assertThat(
            Settings.all().stream()
                .filter(row -> row.access() instanceof Access.Writable)
                .map(Setting::path))
        .containsExactlyInAnyOrderElementsOf(MODEL.keySet());
  }

  @Test
  void hasAReasonForEveryReadOnlyMember() {
    assertThat(
            Settings.all().stream()
                .filter(row -> row.access() instanceof Access.ReadOnly)
                .map(Setting::name))
        .containsExactlyInAnyOrderElementsOf(ModelMembers.READ_ONLY);
  }

  @Test
  void tellsAsTheModelDoesWhichMembersBelongWhere() {
    assertThat(TableMembers.READ_ONLY).isEqualTo(ModelMembers.READ_ONLY);
    assertThat(TableMembers.MFA).isEqualTo(ModelMembers.MFA);
  }

  private static Map<Pointer, Member> model() {
    Map<Pointer, Member> members = new TreeMap<>();
    collect(UpdateUserPoolRequest.builder().build(), Call.UPDATE_USER_POOL, Pointer.ROOT, members);
    collect(
        SetUserPoolMfaConfigRequest.builder().build(),
        Call.SET_USER_POOL_MFA_CONFIG,
        Pointer.ROOT,
        members);
    members.remove(Pointer.parse("/" + TableMembers.USER_POOL_ID));
    return members;
  }

  /// What both calls take is the latter's.
  private static void collect(SdkPojo owner, Call call, Pointer at, Map<Pointer, Member> members) {
    for (SdkField<?> field : owner.sdkFields()) {
      Pointer path = at.child(field.locationName());
      members.put(path, new Member(path, field, owner, call));
      if (field.marshallingType().equals(MarshallingType.SDK_POJO)) {
        collect(shape(field), call, path, members);
      }
      if (field.marshallingType().equals(MarshallingType.MAP)) {
        collectEntries(field, owner, call, path, members);
      }
    }
  }

  /// The model does not know a map's keys, the table does where the values are structures.
  private static void collectEntries(
      SdkField<?> map, SdkPojo owner, Call call, Pointer at, Map<Pointer, Member> members) {
    SdkField<?> value = map.getTrait(MapTrait.class).valueFieldInfo();
    if (value.marshallingType().equals(MarshallingType.SDK_POJO)) {
      for (String key : Settings.namesIn(at)) {
        members.put(at.child(key), new Member(at.child(key), value, owner, call));
        collect(shape(value), call, at.child(key), members);
      }
    }
  }

  private static SdkPojo shape(SdkField<?> structure) {
    return (SdkPojo) ((SdkBuilder<?, ?>) structure.constructor().get()).build();
  }

  private static List<Class<? extends SettingType>> typesFor(Member member) {
    MarshallingType<?> type = member.field.marshallingType();
    if (type.equals(MarshallingType.SDK_POJO)) {
      return List.of(SettingType.Structure.class);
    }
    if (type.equals(MarshallingType.BOOLEAN)) {
      return List.of(SettingType.Flag.class);
    }
    if (type.equals(MarshallingType.INTEGER)) {
      return List.of(SettingType.WholeNumber.class);
    }
    if (type.equals(MarshallingType.MAP)) {
      return List.of(SettingType.Tags.class, SettingType.Structure.class);
    }
    if (type.equals(MarshallingType.LIST)) {
      return List.of(SettingType.ChoiceSet.class, SettingType.RecoveryMechanisms.class);
    }
    return List.of(isEnumeration(member) ? SettingType.Choice.class : SettingType.Text.class);
  }

  private static boolean isEnumeration(Member member) {
    return Arrays.stream(member.owner.getClass().getMethods())
        .anyMatch(method -> method.getName().equals(getter(member) + "AsString"));
  }

  private static Set<String> enumeration(Member member) throws ReflectiveOperationException {
    Set<String> values = new TreeSet<>();
    for (Object constant :
        member.owner.getClass().getMethod(getter(member)).getReturnType().getEnumConstants()) {
      values.add(constant.toString());
    }
    values.remove("null");
    return values;
  }

  private static String getter(Member member) {
    String name = member.field.memberName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
