package io.github.poolkeeper.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns the lambdas of a package into classes. The JVM makes a class for a lambda when it is first
/// evaluated. That takes longer than to load one, and most lambdas of a start are evaluated once.
/// Here all lambdas that one class has for one interface share a class, with a `switch`.
///
/// What is no plain lambda stays as it is, and so does what lies under `META-INF`.
final class Desugaring {
  private final Map<String, byte[]> entries;
  private final Classes classes;

  /// @param lambdas how many there were
  /// @param left how many of them stay
  /// @param functions how many classes the others became
  record Result(Map<String, byte[]> entries, int lambdas, int left, int functions) {}

  /// @param entries the package's files by name
  Desugaring(Map<String, byte[]> entries) {
    this.entries = entries;
    this.classes = new Classes(entries);
  }

  Result run() {
    Map<String, HostClass> hosts = new LinkedHashMap<>();
    Map<ClassDesc, List<ClassDesc>> nestMembers = new LinkedHashMap<>();
    entries.forEach(
        (name, content) -> {
          if (Classes.isClass(name)) {
            HostClass host = HostClass.of(ClassFile.of().parse(content), classes);
            hosts.put(name, host);
            for (FunctionClass function : host.functions().values()) {
              nestMembers
                  .computeIfAbsent(function.nestHost(), _ -> new ArrayList<>())
                  .add(function.name());
            }
          }
        });
    return new Result(
        rewrite(hosts, nestMembers),
        hosts.values().stream().mapToInt(HostClass::lambdas).sum(),
        hosts.values().stream().mapToInt(HostClass::left).sum(),
        hosts.values().stream().mapToInt(host -> host.functions().size()).sum());
  }

  private Map<String, byte[]> rewrite(
      Map<String, HostClass> hosts, Map<ClassDesc, List<ClassDesc>> nestMembers) {
    Map<String, byte[]> result = new LinkedHashMap<>(entries);
    hosts.forEach(
        (name, host) -> {
          ClassModel model = host.model();
          List<ClassDesc> members =
              nestMembers.getOrDefault(model.thisClass().asSymbol(), List.of());
          if (!host.functions().isEmpty() || !members.isEmpty()) {
            result.put(name, host.rewrite(members));
          }
          for (FunctionClass function : host.functions().values()) {
            String entry = Classes.entryName(function.name());
            byte[] taken = result.put(entry, function.write());
            if (taken != null) {
              throw new IllegalStateException("there is a class of this name already: " + entry);
            }
          }
        });
    return result;
  }
}
