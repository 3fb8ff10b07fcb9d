/// The modules as a function uses them: in a component of another package, in a process that has
/// only Lambda's variables. Open [ModulesIT] first.
@NullMarked
package io.github.poolkeeper.aws.component;

import org.jspecify.annotations.NullMarked;
