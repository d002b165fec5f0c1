/** What a customer is told of all their rentals. */
@NullMarked
package org.fleetrental.accounting.statement;

import org.jspecify.annotations.NullMarked;
