package io.github.poolkeeper.packaging;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/// A lambda expression or method reference as it is compiled: an `invokedynamic` on
/// `LambdaMetafactory.metafactory`, whose documentation has the meaning of the parts.
record LambdaSite(Shape shape, Target target) {
  private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

  /// What the class of a function object looks like from outside.
  ///
  /// @param method the name of the interface's method
  /// @param erased that method's type as the interface declares it
  /// @param captured the types of the values that the object holds
  record Shape(
      ClassDesc interfaceType, String method, MethodTypeDesc erased, List<ClassDesc> captured) {}

  /// What the object's method calls.
  ///
  /// @param parameters what the interface's method is really given
  record Target(DirectMethodHandleDesc handle, List<ClassDesc> parameters) {}

  /// Empty for whatever else is linked by a bootstrap method: `altMetafactory`, which is for what
  /// is serialised or has several interfaces, `switch` over patterns, string concatenation,
  // records.
  static Optional<LambdaSite> of(InvokeDynamicInstruction instruction) {
    DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
    if (!bootstrap.owner().equals(METAFACTORY) || !bootstrap.methodName().equals("metafactory")) {
      return Optional.empty();
    }
    List<ConstantDesc> arguments = instruction.bootstrapArgs();
    MethodTypeDesc factory = instruction.typeSymbol();
    return Optional.of(
        new LambdaSite(
            new Shape(
                factory.returnType(),
                instruction.name().stringValue(),
                (MethodTypeDesc) arguments.get(0),
                factory.parameterList()),
            new Target(
                (DirectMethodHandleDesc) arguments.get(1),
                ((MethodTypeDesc) arguments.get(2)).parameterList())));
  }
}
