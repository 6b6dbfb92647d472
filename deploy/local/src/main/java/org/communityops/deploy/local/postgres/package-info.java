/**
 * The PostgreSQL of one machine: unpacked from the bundled binaries, kept in the data folder, durable. It promises
 * that nobody without a generated password gets in, that it listens on the loopback address only, and that it does
 * not run with the unsafe settings an embedded database usually has.
 */
@NullMarked
package org.communityops.deploy.local.postgres;

import org.jspecify.annotations.NullMarked;
