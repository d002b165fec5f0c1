/** Any sequence of commands, under any order and repetition of what the services tell each other. */
package org.fleetrental.system.sequences;
