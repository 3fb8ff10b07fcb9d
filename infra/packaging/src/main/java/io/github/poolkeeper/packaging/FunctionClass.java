package io.github.poolkeeper.packaging;

import io.github.poolkeeper.packaging.LambdaSite.Shape;
import io.github.poolkeeper.packaging.LambdaSite.Target;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The class of all function objects of one shape that one class makes. It belongs to that class's
/// nest, so that it may call what is private there. A number tells its objects apart.
///
/// @param targets what its objects call, by their number
record FunctionClass(ClassDesc name, ClassDesc nestHost, Shape shape, List<Target> targets) {
  /// The first class file version that knows nests (JVMS 4.7.28).
  static final int VERSION = ClassFile.JAVA_11_VERSION;

  private static final String FACTORY = "of";
  private static final String NUMBER = "number";

  /// Replaces the instruction that makes an object for the target: what is captured is on the
  // stack.
  void writeCreation(CodeBuilder code, Target target) {
    if (isNumbered()) {
      code.loadConstant(targets.indexOf(target));
    }
    code.invokestatic(name, FACTORY, factoryType());
  }

  byte[] write() {
    return ClassFile.of()
        .build(
            name,
            builder -> {
              builder
                  .withVersion(VERSION, 0)
                  .withFlags(AccessFlag.FINAL, AccessFlag.SUPER, AccessFlag.SYNTHETIC)
                  .withInterfaceSymbols(shape.interfaceType())
                  .with(NestHostAttribute.of(nestHost));
              for (int i = 0; i < fields().size(); i++) {
                builder.withField(
                    fields().get(i),
                    fieldTypes().get(i),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
              }
              writeConstructor(builder);
              writeFactory(builder);
              builder.withMethodBody(
                  shape.method(), shape.erased(), ClassFile.ACC_PUBLIC, this::writeMethod);
            });
  }

  private void writeConstructor(ClassBuilder builder) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        constructorType(),
        ClassFile.ACC_PRIVATE,
        code -> {
          code.aload(0)
              .invokespecial(
                  ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          for (int i = 0; i < fields().size(); i++) {
            ClassDesc type = fieldTypes().get(i);
            code.aload(0)
                .loadLocal(TypeKind.from(type), code.parameterSlot(i))
                .putfield(name, fields().get(i), type);
          }
          code.return_();
        });
  }

  private void writeFactory(ClassBuilder builder) {
    builder.withMethodBody(
        FACTORY,
        factoryType(),
        ClassFile.ACC_STATIC,
        code -> {
          code.new_(name).dup();
          for (int i = 0; i < fieldTypes().size(); i++) {
            code.loadLocal(TypeKind.from(fieldTypes().get(i)), code.parameterSlot(i));
          }
          code.invokespecial(name, ConstantDescs.INIT_NAME, constructorType()).areturn();
        });
  }

  private void writeMethod(CodeBuilder code) {
    if (!isNumbered()) {
      call(targets.getFirst()).write(code);
      return;
    }
    List<Label> labels = targets.stream().map(_ -> code.newLabel()).toList();
    List<SwitchCase> cases =
        IntStream.range(0, labels.size()).mapToObj(i -> SwitchCase.of(i, labels.get(i))).toList();
    code.aload(0)
        .getfield(name, NUMBER, ConstantDescs.CD_int)
        .tableswitch(labels.getFirst(), cases);
    for (int i = 0; i < labels.size(); i++) {
      code.labelBinding(labels.get(i));
      call(targets.get(i)).write(code);
    }
  }

  private TargetCall call(Target target) {
    return new TargetCall(name, fields().subList(0, shape.captured().size()), shape, target);
  }

  private boolean isNumbered() {
    return targets.size() > 1;
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < shape.captured().size(); i++) {
      fields.add("captured" + i);
    }
    if (isNumbered()) {
      fields.add(NUMBER);
    }
    return fields;
  }

  private List<ClassDesc> fieldTypes() {
    List<ClassDesc> types = new ArrayList<>(shape.captured());
    if (isNumbered()) {
      types.add(ConstantDescs.CD_int);
    }
    return types;
  }

  private MethodTypeDesc constructorType() {
    return MethodTypeDesc.of(ConstantDescs.CD_void, fieldTypes());
  }

  private MethodTypeDesc factoryType() {
    return MethodTypeDesc.of(shape.interfaceType(), fieldTypes());
  }
}
