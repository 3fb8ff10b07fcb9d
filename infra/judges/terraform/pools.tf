# The pools of pools.json, as a team would write them down that lets Terraform own its pools.

variable "ids" {
  type = map(string)
}

import {
  to = aws_cognito_user_pool.plain
  id = var.ids["plain"]
}

import {
  to = aws_cognito_user_pool.triggers
  id = var.ids["triggers"]
}

import {
  to = aws_cognito_user_pool.codes
  id = var.ids["codes"]
}

import {
  to = aws_cognito_user_pool.plus
  id = var.ids["plus"]
}

resource "aws_cognito_user_pool" "plain" {
  name                     = "plain"
  auto_verified_attributes = ["email"]

  password_policy {
    minimum_length                   = 8
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = 7
  }

  tags = {
    team = "shop"
  }
}

resource "aws_cognito_user_pool" "triggers" {
  name                = "triggers"
  deletion_protection = "ACTIVE"
  username_attributes = ["email"]

  lambda_config {
    pre_sign_up          = "arn:aws:lambda:eu-central-2:123456789012:function:pre-sign-up"
    pre_token_generation = "arn:aws:lambda:eu-central-2:123456789012:function:claims"
    kms_key_id           = "arn:aws:kms:eu-central-2:123456789012:key/11111111-2222-3333-4444-555555555555"

    pre_token_generation_config {
      lambda_arn     = "arn:aws:lambda:eu-central-2:123456789012:function:claims"
      lambda_version = "V2_0"
    }

    custom_email_sender {
      lambda_arn     = "arn:aws:lambda:eu-central-2:123456789012:function:mail"
      lambda_version = "V1_0"
    }
  }

  device_configuration {
    challenge_required_on_new_device      = true
    device_only_remembered_on_user_prompt = false
  }

  email_configuration {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:eu-central-2:123456789012:identity/shop.example"
    from_email_address    = "Shop <help@shop.example>"
  }
}

resource "aws_cognito_user_pool" "codes" {
  name                       = "codes"
  auto_verified_attributes   = ["email", "phone_number"]
  mfa_configuration          = "OPTIONAL"
  email_verification_subject = "Ihr Code"
  email_verification_message = "<p>Hallo 👋, Ihr Code ist\n<b>{####}</b></p> "

  sms_configuration {
    sns_caller_arn = "arn:aws:iam::123456789012:role/sms"
    external_id    = "shop"
    sns_region     = "eu-central-2"
  }

  software_token_mfa_configuration {
    enabled = true
  }
}

resource "aws_cognito_user_pool" "plus" {
  name           = "plus"
  user_pool_tier = "PLUS"

  user_pool_add_ons {
    advanced_security_mode = "AUDIT"
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = false
    require_uppercase                = true
    password_history_size            = 5
    temporary_password_validity_days = 3
  }

  sign_in_policy {
    allowed_first_auth_factors = ["PASSWORD", "WEB_AUTHN"]
  }

  admin_create_user_config {
    allow_admin_create_user_only = true
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "admin_only"
      priority = 1
    }
  }
}
