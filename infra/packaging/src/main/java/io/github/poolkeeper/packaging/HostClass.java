package io.github.poolkeeper.packaging;

import io.github.poolkeeper.packaging.LambdaSite.Shape;
import io.github.poolkeeper.packaging.LambdaSite.Target;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A class with the classes that its lambdas become.
///
/// @param lambdas how many it has
/// @param left how many of them stay, because nothing shows that their target can be called
record HostClass(ClassModel model, Map<Shape, FunctionClass> functions, int lambdas, int left) {

  static HostClass of(ClassModel model, Classes classes) {
    Access access = new Access(classes);
    Map<Shape, List<Target>> targets = new LinkedHashMap<>();
    List<LambdaSite> sites = sites(model);
    int left = 0;
    for (LambdaSite site : sites) {
      if (access.allows(model, site.target().handle())) {
        List<Target> same = targets.computeIfAbsent(site.shape(), _ -> new ArrayList<>());
        if (!same.contains(site.target())) {
          same.add(site.target());
        }
      } else {
        left++;
      }
    }
    Map<Shape, FunctionClass> functions = functions(model, Classes.nestHost(model), targets);
    return new HostClass(model, functions, sites.size(), left);
  }

  /// @param nestMembers the new members of the nest of which the class is the host
  byte[] rewrite(List<ClassDesc> nestMembers) {
    ClassTransform transform =
        ClassTransform.transformingMethods(
            (method, element) -> {
              if (element instanceof CodeModel code) {
                method.transformCode(code, Rewriting.of(code, this::replace));
              } else {
                method.with(element);
              }
            });
    return Rewriting.rewrite(
        model, nestMembers.isEmpty() ? transform : transform.andThen(withMembers(nestMembers)));
  }

  private static List<LambdaSite> sites(ClassModel model) {
    return model.methods().stream()
        .map(MethodModel::code)
        .flatMap(Optional::stream)
        .flatMap(CodeModel::elementStream)
        .map(HostClass::site)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<LambdaSite> site(CodeElement element) {
    return element instanceof InvokeDynamicInstruction instruction
        ? LambdaSite.of(instruction)
        : Optional.empty();
  }

  private static Map<Shape, FunctionClass> functions(
      ClassModel model, ClassDesc nestHost, Map<Shape, List<Target>> targets) {
    String descriptor = model.thisClass().asSymbol().descriptorString();
    Map<Shape, FunctionClass> functions = new LinkedHashMap<>();
    targets.forEach(
        (shape, same) -> {
          String suffix = "$$Lambda" + functions.size() + ";";
          ClassDesc name = ClassDesc.ofDescriptor(descriptor.replace(";", suffix));
          functions.put(shape, new FunctionClass(name, nestHost, shape, same));
        });
    return functions;
  }

  private void replace(CodeBuilder code, CodeElement element) {
    Optional<LambdaSite> site = site(element);
    Optional<FunctionClass> function = site.flatMap(this::function);
    if (site.isPresent() && function.isPresent()) {
      function.get().writeCreation(code, site.get().target());
    } else {
      code.with(element);
    }
  }

  private Optional<FunctionClass> function(LambdaSite site) {
    return Optional.ofNullable(functions.get(site.shape()))
        .filter(function -> function.targets().contains(site.target()));
  }

  private ClassTransform withMembers(List<ClassDesc> added) {
    List<ClassDesc> members = new ArrayList<>();
    model
        .findAttribute(Attributes.nestMembers())
        .ifPresent(own -> own.nestMembers().forEach(member -> members.add(member.asSymbol())));
    members.addAll(added);
    ClassTransform others = HostClass::withoutMembers;
    return others.andThen(
        ClassTransform.endHandler(
            builder -> builder.with(NestMembersAttribute.ofSymbols(members))));
  }

  private static void withoutMembers(ClassBuilder builder, ClassElement element) {
    switch (element) {
      case NestMembersAttribute _ -> {}
      case ClassFileVersion version when version.majorVersion() < FunctionClass.VERSION ->
          builder.withVersion(FunctionClass.VERSION, 0);
      default -> builder.with(element);
    }
  }
}
