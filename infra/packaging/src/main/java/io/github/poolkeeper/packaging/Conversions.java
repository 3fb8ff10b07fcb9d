package io.github.poolkeeper.packaging;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/// The conversions between what a function object is given and what it passes on, as
/// `LambdaMetafactory` lists them: casting, boxing, unboxing, widening.
final class Conversions {
  private static final Map<ClassDesc, ClassDesc> WRAPPERS =
      Map.of(
          ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
          ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
          ConstantDescs.CD_char, ConstantDescs.CD_Character,
          ConstantDescs.CD_double, ConstantDescs.CD_Double,
          ConstantDescs.CD_float, ConstantDescs.CD_Float,
          ConstantDescs.CD_int, ConstantDescs.CD_Integer,
          ConstantDescs.CD_long, ConstantDescs.CD_Long,
          ConstantDescs.CD_short, ConstantDescs.CD_Short);

  private Conversions() {}

  /// Converts the value on top of the stack.
  static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (from.equals(to)) {
      return;
    }
    if (from.isPrimitive()) {
      if (to.isPrimitive()) {
        code.conversion(TypeKind.from(from), TypeKind.from(to));
      } else {
        box(code, from);
      }
    } else if (to.isPrimitive()) {
      unbox(code, from, to);
    } else if (!to.equals(ConstantDescs.CD_Object)) {
      code.checkcast(to);
    }
  }

  private static void box(CodeBuilder code, ClassDesc primitive) {
    ClassDesc wrapper = wrapper(primitive);
    code.invokestatic(wrapper, "valueOf", MethodTypeDesc.of(wrapper, primitive));
  }

  private static void unbox(CodeBuilder code, ClassDesc from, ClassDesc to) {
    ClassDesc primitive =
        WRAPPERS.entrySet().stream()
            .filter(entry -> entry.getValue().equals(from))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(to);
    ClassDesc wrapper = wrapper(primitive);
    if (!from.equals(wrapper)) {
      code.checkcast(wrapper);
    }
    code.invokevirtual(wrapper, primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
    convert(code, primitive, to);
  }

  private static ClassDesc wrapper(ClassDesc primitive) {
    ClassDesc wrapper = WRAPPERS.get(primitive);
    if (wrapper == null) {
      throw new IllegalArgumentException("nothing holds a " + primitive.displayName());
    }
    return wrapper;
  }
}
