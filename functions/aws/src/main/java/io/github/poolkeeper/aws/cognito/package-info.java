/// User pools in Amazon Cognito: two APIs that are one configuration, read and written as raw JSON
/// through the SDK's client. Open [CognitoUserPools] first.
@NullMarked
package io.github.poolkeeper.aws.cognito;

import org.jspecify.annotations.NullMarked;
