package io.github.poolkeeper.packaging;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a class or one of its methods refers to.
///
/// @param types takes the name of each class, with slashes
/// @param calls takes each member of another class
record References(Consumer<String> types, Call calls) {
  private static final Pattern TYPE = Pattern.compile("L([^;]+);");

  /// A member by its class, its name and its descriptor.
  interface Call {
    void accept(String owner, String name, String descriptor);
  }

  /// All that the class refers to.
  void of(ClassModel model) {
    model.constantPool().forEach(this::mention);
    ofHeader(model);
    model.methods().forEach(method -> descriptor(method.methodType().stringValue()));
  }

  /// What the class refers to beside its methods.
  void ofHeader(ClassModel model) {
    model.superclass().ifPresent(this::mention);
    model.interfaces().forEach(this::mention);
    model.fields().forEach(field -> descriptor(field.fieldType().stringValue()));
  }

  void of(MethodModel method) {
    descriptor(method.methodType().stringValue());
    method.code().ifPresent(this::of);
  }

  private void of(CodeModel code) {
    code.forEach(this::of);
    code.findAttribute(Attributes.stackMapTable())
        .ifPresent(frames -> frames.entries().forEach(this::of));
  }

  private void of(StackMapFrameInfo frame) {
    Stream.concat(frame.locals().stream(), frame.stack().stream())
        .forEach(
            type -> {
              if (type instanceof ObjectVerificationTypeInfo object) {
                mention(object.className());
              }
            });
  }

  private void of(CodeElement element) {
    switch (element) {
      case ExceptionCatch handler -> handler.catchType().ifPresent(this::mention);
      case FieldInstruction field -> mention(field.field());
      case InvokeDynamicInstruction invocation -> mention(invocation.invokedynamic());
      case InvokeInstruction invocation -> mention(invocation.method());
      case LoadConstantInstruction constant -> mention(constant.constantEntry());
      case NewMultiArrayInstruction array -> mention(array.arrayType());
      case NewObjectInstruction object -> mention(object.className());
      case NewReferenceArrayInstruction array -> mention(array.componentType());
      case TypeCheckInstruction check -> mention(check.type());
      default -> {}
    }
  }

  private void mention(PoolEntry entry) {
    switch (entry) {
      case ClassEntry type -> type(type.asInternalName());
      case MemberRefEntry member -> {
        mention(member.owner());
        mention(member.nameAndType());
        calls.accept(
            member.owner().asInternalName(),
            member.name().stringValue(),
            member.type().stringValue());
      }
      case InvokeDynamicEntry invocation -> {
        mention(invocation.nameAndType());
        invocation.bootstrap().arguments().forEach(this::mention);
      }
      case MethodHandleEntry handle -> mention(handle.reference());
      case MethodTypeEntry type -> descriptor(type.descriptor().stringValue());
      case NameAndTypeEntry member -> descriptor(member.type().stringValue());
      default -> {}
    }
  }

  private void type(String name) {
    if (name.startsWith("[")) {
      descriptor(name);
    } else {
      types.accept(name);
    }
  }

  private void descriptor(String descriptor) {
    TYPE.matcher(descriptor).results().forEach(match -> types.accept(match.group(1)));
  }
}
