terraform import intercom_folder.docs '6'
