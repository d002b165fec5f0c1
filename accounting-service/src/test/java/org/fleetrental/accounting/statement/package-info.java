@NullMarked
package org.fleetrental.accounting.statement;

import org.jspecify.annotations.NullMarked;
