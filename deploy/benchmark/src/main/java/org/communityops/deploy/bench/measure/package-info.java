/**
 * What is measured and how it is summed up: passes with their rate, their latencies and the CPU time that the product's own
 * processes took for them, whatever else runs on the machine.
 */
@NullMarked
package org.communityops.deploy.bench.measure;

import org.jspecify.annotations.NullMarked;
