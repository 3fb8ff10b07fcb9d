package io.github.poolkeeper.local.endtoend;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;

/// The settings that the SDK's model knows, by JSON pointer: every member of the two requests that
/// is not a structure.
final class ModelLeaves {
  private static final String POOL_ID = "/UserPoolId";

  private ModelLeaves() {}

  static SortedSet<String> all() {
    SortedSet<String> leaves = new TreeSet<>();
    collect("", UpdateUserPoolRequest.builder().build().sdkFields(), leaves);
    collect("", SetUserPoolMfaConfigRequest.builder().build().sdkFields(), leaves);
    leaves.remove(POOL_ID);
    return leaves;
  }

  private static void collect(String parent, List<SdkField<?>> fields, SortedSet<String> leaves) {
    for (SdkField<?> field : fields) {
      String path = parent + "/" + field.locationName();
      if (MarshallingType.SDK_POJO.equals(field.marshallingType())) {
        SdkPojo structure = Objects.requireNonNull(field.constructor().get());
        collect(path, structure.sdkFields(), leaves);
      } else {
        leaves.add(path);
      }
    }
  }
}
