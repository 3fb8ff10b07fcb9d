package io.github.poolkeeper.packaging;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
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

  static byte[] rewrite(ClassModel model, ClassTransform transform) {
    return CLASS_FILE.transformClass(model, transform);
  }

  /// The instructions' transform, and after them the stack maps that the method has.
  static CodeTransform of(CodeModel code, CodeTransform instructions) {
    return instructions.andThen(
        CodeTransform.endHandler(
            builder -> code.findAttribute(Attributes.stackMapTable()).ifPresent(builder::with)));
  }
}
