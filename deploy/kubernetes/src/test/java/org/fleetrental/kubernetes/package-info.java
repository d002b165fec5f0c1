/** Tests of the manifests as they are applied: rendered, and without a cluster. */
package org.fleetrental.kubernetes;
