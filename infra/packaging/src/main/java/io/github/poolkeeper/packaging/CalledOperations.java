package io.github.poolkeeper.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Leaves out the operations of the SDK's clients that nothing calls, and what only those need. A
/// client has a method for each operation of its service, and a model of hundreds of classes: as
/// long as the methods are there, the JVM's verifier asks for the models when it links the client.
///
/// Only what lies under [#OPTIONAL] is left out: nothing there is found by name at run time.
final class CalledOperations {
  private static final String SERVICES = "software/amazon/awssdk/services/";

  /// The services' clients, and our adapters to them: a function needs those of some services.
  private static final List<String> OPTIONAL = List.of(SERVICES, "io/github/poolkeeper/aws/");

  private static final Pattern CLIENT =
      Pattern.compile("(" + SERVICES + "[^/]+/)(?:Default)?([^/]+Client)");
  private static final Pattern OF_OPERATIONS =
      Pattern.compile("L" + SERVICES + "[^/]+/(model|paginators|waiters)/");

  private final Map<String, byte[]> entries;
  private final Map<String, ClassModel> optional = new LinkedHashMap<>();
  private final Set<String> reached = new HashSet<>();
  private final Set<Operation> called = new HashSet<>();
  private final Deque<Runnable> open = new ArrayDeque<>();
  private final References references = new References(this::mention, this::call);

  /// A method of a client's interface, and of the class that implements it.
  private record Operation(String packagePath, String client, String name, String descriptor) {
    static Optional<Operation> of(String owner, String name, String descriptor) {
      Matcher client = CLIENT.matcher(owner);
      return client.matches()
          ? Optional.of(new Operation(client.group(1), client.group(2), name, descriptor))
          : Optional.empty();
    }

    List<String> owners() {
      return List.of(packagePath + client, packagePath + "Default" + client);
    }
  }

  /// @param entries the package's files by name
  CalledOperations(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  Map<String, byte[]> run() {
    entries.forEach(
        (name, content) -> {
          if (Classes.isClass(name)) {
            ClassModel model = ClassFile.of().parse(content);
            String type = model.thisClass().asInternalName();
            if (OPTIONAL.stream().anyMatch(type::startsWith)) {
              optional.put(type, model);
            } else {
              open.add(() -> references.of(model));
            }
          }
        });
    while (!open.isEmpty()) {
      open.remove().run();
    }
    Map<String, byte[]> kept = new LinkedHashMap<>(entries);
    optional.forEach(
        (type, model) -> {
          if (!reached.contains(type)) {
            kept.remove(type + ".class");
          } else if (isClient(type)) {
            kept.put(type + ".class", rewrite(model));
          }
        });
    return kept;
  }

  private void mention(String type) {
    ClassModel model = optional.get(type);
    if (model == null || !reached.add(type)) {
      return;
    }
    if (isClient(type)) {
      open.add(() -> references.ofHeader(model));
      model.methods().stream()
          .filter(CalledOperations::isAlwaysThere)
          .forEach(method -> open.add(() -> references.of(method)));
    } else {
      open.add(() -> references.of(model));
    }
  }

  private void call(String owner, String name, String descriptor) {
    Operation.of(owner, name, descriptor)
        .filter(called::add)
        .ifPresent(
            operation ->
                operation.owners().stream()
                    .map(type -> Optional.ofNullable(optional.get(type)))
                    .flatMap(Optional::stream)
                    .flatMap(model -> model.methods().stream())
                    .filter(method -> method.methodName().equalsString(name))
                    .filter(method -> method.methodType().equalsString(descriptor))
                    .forEach(method -> open.add(() -> references.of(method))));
  }

  private byte[] rewrite(ClassModel model) {
    return Rewriting.rewrite(
        model,
        (builder, element) -> {
          if (!(element instanceof MethodModel method)) {
            builder.with(element);
          } else if (isAlwaysThere(method) || isCalled(model, method)) {
            builder.transformMethod(method, CalledOperations::keep);
          }
        });
  }

  /// Which exceptions a method throws is for compilers, and would name models.
  private static void keep(MethodBuilder builder, MethodElement element) {
    if (element instanceof CodeModel code) {
      builder.transformCode(code, Rewriting.of(code, CodeTransform.ACCEPT_ALL));
    } else if (!(element instanceof ExceptionsAttribute)) {
      builder.with(element);
    }
  }

  private boolean isCalled(ClassModel model, MethodModel method) {
    return Operation.of(
            model.thisClass().asInternalName(),
            method.methodName().stringValue(),
            method.methodType().stringValue())
        .filter(called::contains)
        .isPresent();
  }

  private static boolean isClient(String type) {
    return CLIENT.matcher(type).matches();
  }

  /// Whether it is no operation: constructors, `close`, `serviceName` and the like. What a lambda
  /// became belongs to the method that has it.
  private static boolean isAlwaysThere(MethodModel method) {
    boolean isLambda =
        method.flags().has(AccessFlag.SYNTHETIC) && !method.flags().has(AccessFlag.BRIDGE);
    return !isLambda && !OF_OPERATIONS.matcher(method.methodType().stringValue()).find();
  }
}
