/** The first tour: a day at a rental company, through the public APIs, and what each call caused elsewhere. */
@NullMarked
package org.fleetrental.local.demo;

import org.jspecify.annotations.NullMarked;
