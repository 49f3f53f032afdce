"""Amplify's requests as frozen models: to add and to update, each in versions 1 and 2."""

from __future__ import annotations

from typing import Final, Generic, Literal, TypeVar

from pydantic import StrictStr

from wizard.headless import words
from wizard.headless.requested_pool import Part, RequestedPool, RequestedPool1, RequestedPool2


class _Creation(Part):
    """What only a request to add can say."""

    signin_method: words.SignIn
    required_signup_attributes: words.WritableAttributes
    alias_attributes: words.Aliases | None = None
    user_pool_name: StrictStr | None = None
    o_auth: words.OAuth = None


class _Modification(Part):
    """What only a request to update can say."""

    o_auth: words.OAuthRemoved = None


class _Configuration1(_Creation, RequestedPool1):
    pass


class _Configuration2(_Creation, RequestedPool2):
    pass


class _Modification1(_Modification, RequestedPool1):
    pass


class _Modification2(_Modification, RequestedPool2):
    pass


_Pool = TypeVar("_Pool", bound=RequestedPool)


class _Service(Part):
    service_name: Literal["Cognito"]
    include_identity_pool: words.NoIdentityPool


class _ServiceConfiguration(_Service, Generic[_Pool]):
    user_pool_configuration: _Pool
    identity_pool_configuration: words.IdentityPool = None


class _ServiceModification(_Service, Generic[_Pool]):
    user_pool_modification: _Pool
    identity_pool_modification: words.IdentityPool = None


class AddAuthRequest(Part, Generic[_Pool]):
    """What `amplify add auth --headless` takes."""

    version: words.WholeNumber
    resource_name: StrictStr
    service_configuration: _ServiceConfiguration[_Pool]


class UpdateAuthRequest(Part, Generic[_Pool]):
    """What `amplify update auth --headless` takes."""

    version: words.WholeNumber
    service_modification: _ServiceModification[_Pool]


Request = (
    AddAuthRequest[_Configuration1]
    | AddAuthRequest[_Configuration2]
    | UpdateAuthRequest[_Modification1]
    | UpdateAuthRequest[_Modification2]
)
# By the command that takes the request, and the request's version.
REQUESTS: Final[dict[tuple[str, int], type[Request]]] = {
    ("add", 1): AddAuthRequest[_Configuration1],
    ("add", 2): AddAuthRequest[_Configuration2],
    ("update", 1): UpdateAuthRequest[_Modification1],
    ("update", 2): UpdateAuthRequest[_Modification2],
}
