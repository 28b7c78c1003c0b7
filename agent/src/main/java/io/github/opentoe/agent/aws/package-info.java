/**
 * Everything that talks to AWS: objects in S3, component ARNs, parameters, instance metadata,
 * CloudWatch logs. Nothing outside sees the SDK, which is loaded by the first call that needs it.
 */
@NullMarked
package io.github.opentoe.agent.aws;

import org.jspecify.annotations.NullMarked;
