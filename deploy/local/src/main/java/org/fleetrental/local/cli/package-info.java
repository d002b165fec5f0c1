/** What one may say to {@code ./fleet}, and what it answers; and the set-up of {@code docker compose}. */
@NullMarked
package org.fleetrental.local.cli;

import org.jspecify.annotations.NullMarked;
