package io.github.poolkeeper.packaging;

import io.github.poolkeeper.packaging.LambdaSite.Shape;
import io.github.poolkeeper.packaging.LambdaSite.Target;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// What the method of a function object does: it calls its target with what was captured, then with
/// what it is given, and returns what comes back.
///
/// @param fields the object's captured values, in order
record TargetCall(ClassDesc owner, List<String> fields, Shape shape, Target target) {

  void write(CodeBuilder code) {
    DirectMethodHandleDesc handle = target.handle();
    if (isConstructor()) {
      code.new_(handle.owner()).dup();
    }
    Iterator<ClassDesc> wanted = wanted().iterator();
    for (int i = 0; i < fields.size(); i++) {
      ClassDesc captured = shape.captured().get(i);
      code.aload(0).getfield(owner, fields.get(i), captured);
      Conversions.convert(code, captured, wanted.next());
    }
    for (int i = 0; i < shape.erased().parameterCount(); i++) {
      ClassDesc given = shape.erased().parameterType(i);
      code.loadLocal(TypeKind.from(given), code.parameterSlot(i));
      Conversions.convert(code, given, target.parameters().get(i));
      Conversions.convert(code, target.parameters().get(i), wanted.next());
    }
    invoke(code);
    returnResult(code);
  }

  /// What the target takes, an instance first if it needs one.
  private List<ClassDesc> wanted() {
    List<ClassDesc> wanted = new ArrayList<>();
    if (!isConstructor() && target.handle().refKind() != MethodHandleInfo.REF_invokeStatic) {
      wanted.add(target.handle().owner());
    }
    wanted.addAll(type().parameterList());
    return wanted;
  }

  private void invoke(CodeBuilder code) {
    DirectMethodHandleDesc handle = target.handle();
    if (isConstructor()) {
      code.invokespecial(handle.owner(), ConstantDescs.INIT_NAME, type());
    } else if (handle.refKind() == MethodHandleInfo.REF_invokeStatic) {
      code.invokestatic(handle.owner(), handle.methodName(), type(), handle.isOwnerInterface());
    } else if (handle.isOwnerInterface()) {
      code.invokeinterface(handle.owner(), handle.methodName(), type());
    } else {
      code.invokevirtual(handle.owner(), handle.methodName(), type());
    }
  }

  private void returnResult(CodeBuilder code) {
    ClassDesc result = isConstructor() ? target.handle().owner() : type().returnType();
    ClassDesc wanted = shape.erased().returnType();
    if (!wanted.equals(ConstantDescs.CD_void)) {
      Conversions.convert(code, result, wanted);
    } else if (TypeKind.from(result).slotSize() == 2) {
      code.pop2();
    } else if (TypeKind.from(result).slotSize() == 1) {
      code.pop();
    }
    code.return_(TypeKind.from(wanted));
  }

  private boolean isConstructor() {
    return target.handle().refKind() == MethodHandleInfo.REF_newInvokeSpecial;
  }

  private MethodTypeDesc type() {
    return MethodTypeDesc.ofDescriptor(target.handle().lookupDescriptor());
  }
}
