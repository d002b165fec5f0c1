/** What a service's tests need: real backing services and real tokens. */
@NullMarked
package org.fleetrental.testkit;

import org.jspecify.annotations.NullMarked;
