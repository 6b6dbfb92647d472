/**
 * The product on one machine: a data folder with its secrets, and the four services as child processes that are started,
 * watched, restarted when they die and stopped in order. It promises to leave no process behind, and to find and end what
 * an earlier launcher had to leave because it was killed.
 */
@NullMarked
package org.communityops.deploy.local.platform;

import org.jspecify.annotations.NullMarked;
