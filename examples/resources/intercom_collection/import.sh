terraform import intercom_collection.guides '6871118'
