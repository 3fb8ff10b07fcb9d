package io.github.poolkeeper.packaging;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;

/// How classes are written anew: with the constants that they still need, and without what only
/// debuggers read. Their stack maps hold as long as what replaces an instruction leaves the same on
/// the stack; to compute them anew would take classes that a package may not have.
final class Rewriting {
  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          ClassFile.ConstantPoolSharingOption.NEW_POOL,
          ClassFile.DebugElementsOption.DROP_DEBUG,
          ClassFile.StackMapsOption.DROP_STACK_MAPS);

  private Rewriting() {}

  /// Takes each instruction of a method in its place.
  interface Instructions {
    void accept(CodeBuilder builder, CodeElement element);
  }

  static byte[] rewrite(ClassModel model, ClassTransform transform) {
    return CLASS_FILE.transformClass(model, transform);
  }

  static CodeTransform of(CodeModel code, Instructions instructions) {
    return new CodeTransform() {
      @Override
      public void accept(CodeBuilder builder, CodeElement element) {
        instructions.accept(builder, element);
      }

      @Override
      public void atEnd(CodeBuilder builder) {
        code.findAttribute(Attributes.stackMapTable()).ifPresent(builder::with);
      }
    };
  }
}
