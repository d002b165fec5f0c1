@NullMarked
package org.fleetrental.accounting.report;

import org.jspecify.annotations.NullMarked;
