/// How settings depend on each other: after a merge, each coupling completes the document or says
/// what is wrong with it. Open [Couplings] first; each rule is a class of its own.
@NullMarked
package io.github.poolkeeper.core.userpool.coupling;

import org.jspecify.annotations.NullMarked;
